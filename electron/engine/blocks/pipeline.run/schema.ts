import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { pipelineUse } from '../pipelineUse';
import { pipelineField } from '../pipelineField';

const paramsSchema = z.object({
  pipeline: z.string().min(1),
  variables: z.record(z.string(), z.unknown()).default({}),
});
export type PipelineRunParams = z.infer<typeof paramsSchema>;

export const pipelineRun: BlockKind<PipelineRunParams> = {
  descriptor: {
    kind: 'pipeline.run',
    version: 1,
    title: 'Run a pipeline',
    summary: 'Runs another pipeline of the project and waits for its end; fails when it fails.',
    category: 'control',
    icon: 'player-track-next',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'The run',
        help: 'run, state, metrics and models of the run.',
        optional: false,
      },
    ],
    fields: [
      pipelineField,
      {
        name: 'variables',
        title: 'Variables',
        type: 'entries',
        default: {},
        placeholder: 'country: ${item.value}',
        help: 'One a line. They take the place of the variables of that pipeline.',
      },
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<PipelineRunParams>,
  usesPipeline: (params) => pipelineUse('runs', params),
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
