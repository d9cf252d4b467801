import { isZone, timeOfDay } from '@engine/calendar';
import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';

const paramsSchema = z.object({
  until: z.enum(['passed', 'timeOfDay']).default('passed'),
  seconds: z.number().min(0).max(31_622_400).default(60),
  time: z
    .string()
    .refine((time) => timeOfDay(time) !== undefined, 'must be a time of day, such as 06:30')
    .default('00:00'),
  zone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin or UTC').default('UTC'),
});
export type WaitTimeParams = z.infer<typeof paramsSchema>;

export const waitTime: BlockKind<WaitTimeParams> = {
  descriptor: {
    kind: 'wait.time',
    version: 1,
    title: 'Wait for a time',
    summary: 'Waits some seconds, or until a time of day, without holding a worker.',
    category: 'control',
    icon: 'clock',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'When it was',
        help: 'time: when the wait was over.',
        optional: false,
      },
    ],
    fields: [
      {
        name: 'until',
        title: 'Until',
        type: 'choice',
        default: 'passed',
        options: [
          { value: 'passed', title: 'Some time has passed' },
          { value: 'timeOfDay', title: 'A time of day', help: 'The next one after the block began.' },
        ],
      },
      {
        name: 'seconds',
        title: 'Time',
        type: 'number',
        unit: 's',
        default: 60,
        min: 0,
        max: 31_622_400,
        visibleWhen: { field: 'until', oneOf: ['passed'] },
      },
      {
        name: 'time',
        title: 'Time of day',
        type: 'text',
        default: '00:00',
        placeholder: '06:30',
        visibleWhen: { field: 'until', oneOf: ['timeOfDay'] },
      },
      {
        name: 'zone',
        title: 'Time zone',
        type: 'text',
        default: 'UTC',
        placeholder: 'Europe/Berlin',
        visibleWhen: { field: 'until', oneOf: ['timeOfDay'] },
        help: "A name of IANA's list.",
      },
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<WaitTimeParams>,
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
