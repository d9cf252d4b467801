import { z } from 'zod';
import { columnSchema } from '../model/columns';
import { blockDescriptorSchema } from '../model/descriptor';
import { issueSchema, pipelineDocumentSchema, pipelineSummarySchema } from '../model/pipeline';
import { defineCommands } from './define';

export const openPipelineSchema = z.object({
  id: z.string(),
  document: pipelineDocumentSchema,
  issues: z.array(issueSchema),
  /** Hash of the file as read; a save names it, so that an edit made elsewhere is not overwritten. */
  revision: z.string(),
});
export type OpenPipeline = z.infer<typeof openPipelineSchema>;

export const pipelineCommands = defineCommands({
  'blocks.catalogue': { input: z.void(), output: z.array(blockDescriptorSchema) },
  'pipelines.list': { input: z.void(), output: z.array(pipelineSummarySchema) },
  'pipelines.create': { input: z.object({ name: z.string().min(1) }), output: openPipelineSchema },
  'pipelines.remove': { input: z.object({ pipeline: z.string() }), output: z.void() },
  'pipelines.read': { input: z.object({ pipeline: z.string() }), output: openPipelineSchema },
  /** Writes only what changed; comments and key order stay. Fails with `file.exists` when the revision is old. */
  'pipelines.save': {
    input: z.object({ pipeline: z.string(), document: pipelineDocumentSchema, revision: z.string() }),
    output: openPipelineSchema,
  },
  'pipelines.validate': {
    input: z.object({ pipeline: z.string(), document: pipelineDocumentSchema }),
    output: z.array(issueSchema),
  },
  /** Columns that each input port of a block would see, from the newest artifacts; absent when never run. */
  'pipelines.inputColumns': {
    input: z.object({ pipeline: z.string(), block: z.string() }),
    output: z.record(z.string(), z.array(columnSchema)),
  },
  /** Variables of `lathe.yaml`, which every pipeline sees and may override. */
  'pipelines.projectVariables': { input: z.void(), output: z.record(z.string(), z.unknown()) },
  'pipelines.readCode': { input: z.object({ file: z.string() }), output: z.object({ text: z.string() }) },
  /** `before` is the text that the edit began with: fails with `file.exists` when the file has another by now. */
  'pipelines.writeCode': {
    input: z.object({ file: z.string(), text: z.string(), before: z.string().optional() }),
    output: z.void(),
  },
});
