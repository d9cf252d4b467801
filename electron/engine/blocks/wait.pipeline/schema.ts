import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { pipelineUse } from '../pipelineUse';
import { sensorFields, sensorShape } from '../sensor';
import { pipelineField } from '../pipelineField';

const paramsSchema = z.object({
  pipeline: z.string().min(1),
  since: z.enum(['window', 'lastTime']).default('window'),
  withinSeconds: z.number().min(0).default(0),
  ...sensorShape,
});
export type WaitPipelineParams = z.infer<typeof paramsSchema>;

export const waitPipeline: BlockKind<WaitPipelineParams> = {
  descriptor: {
    kind: 'wait.pipeline',
    version: 1,
    title: 'Wait for a pipeline',
    summary: 'Waits until another pipeline of the project has succeeded, without holding a worker.',
    category: 'control',
    icon: 'hourglass',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'The run',
        help: 'run, pipeline, finishedAt, metrics and models of the run that was waited for.',
        optional: false,
      },
    ],
    fields: [
      pipelineField,
      {
        name: 'since',
        title: 'That succeeded',
        type: 'choice',
        default: 'window',
        options: [
          {
            value: 'window',
            title: 'After this run began',
            help: 'Or shortly before, as long as given below.',
          },
          {
            value: 'lastTime',
            title: 'Since the last time',
            help: 'Since the run that this block found last, when its own run succeeded.',
          },
        ],
      },
      {
        name: 'withinSeconds',
        title: 'Or before, within',
        type: 'number',
        unit: 's',
        default: 0,
        min: 0,
        visibleWhen: { field: 'since', oneOf: ['window'] },
        help: 'How long before this run it may have succeeded: 86400 for a day.',
      },
      ...sensorFields,
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<WaitPipelineParams>,
  usesPipeline: (params) => pipelineUse('waits', params),
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
