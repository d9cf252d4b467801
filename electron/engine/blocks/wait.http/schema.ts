import { z } from 'zod';
import type { BlockKind } from '../blockKind';
import { onHostOnly } from '../onHostOnly';
import { sensorFields, sensorShape } from '../sensor';
import { statusRanges } from './statusRanges';

const paramsSchema = z.object({
  url: z
    .string()
    .refine((url) => /^https?:\/\/[^/]/i.test(url), 'must start with http:// or https:// and name a host'),
  method: z.enum(['GET', 'HEAD', 'POST']).default('GET'),
  status: z
    .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
    .transform((status) => [status].flat().join(', '))
    .refine(
      (status) => statusRanges(status) !== undefined,
      'must be numbers and ranges, such as 200-299, 404',
    )
    .default('200-299'),
  bodyContains: z.string().optional(),
  headers: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .transform((headers) =>
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    )
    .default({}),
  body: z.string().optional(),
  requestSeconds: z.number().min(0.1).max(3600).default(10),
  ...sensorShape,
});
export type WaitHttpParams = z.infer<typeof paramsSchema>;

export const waitHttp: BlockKind<WaitHttpParams> = {
  descriptor: {
    kind: 'wait.http',
    version: 1,
    title: 'Wait for an address',
    summary:
      'Waits until an address on the network answers as expected. The only block that asks for a network.',
    category: 'control',
    icon: 'world-www',
    inputs: [],
    outputs: [
      {
        name: 'value',
        type: 'value',
        title: 'The answer',
        help: 'url, status and the first 2,000 characters of the body.',
        optional: false,
      },
    ],
    fields: [
      {
        name: 'url',
        title: 'Address',
        type: 'text',
        required: true,
        placeholder: 'http://localhost:8080/ready',
        help: 'Starts with http:// or https://. At most five redirects are followed.',
      },
      {
        name: 'method',
        title: 'Method',
        type: 'choice',
        default: 'GET',
        options: [
          { value: 'GET', title: 'GET' },
          { value: 'HEAD', title: 'HEAD', help: 'Without the body.' },
          { value: 'POST', title: 'POST' },
        ],
      },
      {
        name: 'status',
        title: 'Expected status',
        type: 'text',
        default: '200-299',
        help: 'Numbers and ranges: 200-299, 404.',
      },
      {
        name: 'bodyContains',
        title: 'Body contains',
        type: 'text',
        help: 'A text that must be in the first megabyte of the answer.',
      },
      {
        name: 'headers',
        title: 'Headers',
        type: 'entries',
        default: {},
        advanced: true,
        placeholder: 'Authorization: Bearer ${secret.API_TOKEN}',
        help: 'One a line. They are not sent on to another host.',
      },
      {
        name: 'body',
        title: 'Body',
        type: 'text',
        advanced: true,
        visibleWhen: { field: 'method', oneOf: ['POST'] },
        help: 'What is sent with POST.',
      },
      {
        name: 'requestSeconds',
        title: 'Longest answer',
        type: 'number',
        unit: 's',
        default: 10,
        min: 0.1,
        max: 3600,
        advanced: true,
        help: 'An answer that takes longer counts as none.',
      },
      ...sensorFields,
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<WaitHttpParams>,
  load: onHostOnly,
  runOnHost: async (context) => (await import('./runOnHost')).runOnHost(context),
};
