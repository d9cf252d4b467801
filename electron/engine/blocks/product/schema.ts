import { isZone, timeOfDay } from '@engine/calendar';
import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { pipelineUse } from '../pipelineUse';
import { pipelineField } from '../pipelineField';

const units = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

const paramsSchema = z
  .object({
    project: z.string().min(1).optional(),
    pipeline: z.string().min(1),
    block: z.string().min(1),
    port: z.string().min(1).optional(),
    freshness: z.enum(['inputsChanged', 'olderThan', 'at', 'always', 'never']).default('inputsChanged'),
    age: z.number().min(0).default(1),
    unit: z.enum(units).default('days'),
    times: z
      .union([z.string(), z.array(z.string())])
      .transform((times) => [times].flat().flatMap((time) => time.split(/[\s,;]+/).filter(Boolean)))
      .refine((times) => times.every(timeOfDay), 'must be times of day, such as 06:00, 18:30')
      .optional(),
    zone: z.string().refine(isZone, 'must be a time zone such as Europe/Berlin or UTC').default('UTC'),
  })
  .refine(({ freshness, times }) => freshness !== 'at' || (times?.length ?? 0) > 0, {
    path: ['times'],
    message: 'is needed when the product is made at fixed times',
  })
  .refine(
    ({ freshness, age, unit }) =>
      freshness !== 'olderThan' || Number.isInteger(age) || ['seconds', 'minutes', 'hours'].includes(unit),
    { path: ['age'], message: 'must be a whole number of days, weeks, months or years' },
  );
export type ProductParams = z.infer<typeof paramsSchema>;

const only = (type: string): string => `When the product is a ${type}.`;

export const product: BlockKind<ProductParams> = {
  descriptor: {
    kind: 'product',
    version: 1,
    title: 'Data product',
    summary: "Another pipeline's result, of this or another project, made anew when it is outdated.",
    category: 'data',
    icon: 'package-import',
    inputs: [],
    outputs: [
      { name: 'frame', type: 'frame', title: 'Rows', help: only('table'), optional: false },
      { name: 'model', type: 'model', title: 'Model', help: only('model'), optional: false },
      { name: 'recipe', type: 'recipe', title: 'Recipe', help: only('recipe'), optional: false },
      { name: 'metrics', type: 'metrics', title: 'Metrics', help: only('set of metrics'), optional: false },
      { name: 'items', type: 'items', title: 'List', help: only('list'), optional: false },
      { name: 'value', type: 'value', title: 'Value', help: only('value'), optional: false },
      { name: 'chart', type: 'chart', title: 'Chart', help: only('chart'), optional: false },
    ],
    fields: [
      pipelineField,
      {
        name: 'block',
        title: 'Block',
        type: 'text',
        required: true,
        help: 'The block whose result is used.',
      },
      {
        name: 'port',
        title: 'Output',
        type: 'text',
        help: "Which of the block's outputs. Empty: its first.",
      },
      {
        name: 'freshness',
        title: 'Make it anew',
        type: 'choice',
        default: 'inputsChanged',
        options: [
          {
            value: 'inputsChanged',
            title: 'When its inputs changed',
            help: 'Files, code, parameters or variables that lead to it.',
          },
          { value: 'olderThan', title: 'When it is older than' },
          { value: 'at', title: 'At times of day', help: 'When it was made before the last of them.' },
          { value: 'always', title: 'Always', help: 'Each time; what has not changed is still reused.' },
          { value: 'never', title: 'Never', help: 'Uses what is there, and fails when nothing is.' },
        ],
      },
      {
        name: 'age',
        title: 'Age',
        type: 'number',
        default: 1,
        min: 0,
        visibleWhen: { field: 'freshness', oneOf: ['olderThan'] },
      },
      {
        name: 'unit',
        title: 'Unit',
        type: 'choice',
        default: 'days',
        options: units.map((unit) => ({ value: unit, title: unit })),
        visibleWhen: { field: 'freshness', oneOf: ['olderThan'] },
        help: 'Days and more are those of the calendar of the zone.',
      },
      {
        name: 'times',
        title: 'Times',
        type: 'text',
        placeholder: '06:00, 18:00',
        visibleWhen: { field: 'freshness', oneOf: ['at'] },
        help: 'Times of day in the zone. One that clocks skip comes as much later, one that comes twice counts once.',
      },
      {
        name: 'zone',
        title: 'Time zone',
        type: 'text',
        default: 'UTC',
        placeholder: 'Europe/Berlin',
        visibleWhen: { field: 'freshness', oneOf: ['olderThan', 'at'] },
        help: "A name of IANA's list.",
      },
      {
        name: 'project',
        title: 'Project',
        type: 'text',
        advanced: true,
        placeholder: '../customers',
        help: "Another project's folder, absolute or from this project's. Empty: this project.",
      },
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<ProductParams>,
  usesPipeline: (params) => pipelineUse('takes', params),
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
