import { z } from 'zod';
import { portSchema } from './ports';

export const categorySchema = z.enum(['data', 'shape', 'features', 'model', 'evaluate', 'output', 'control']);
export type Category = z.infer<typeof categorySchema>;

const base = {
  /** Key in `params`. */
  name: z.string(),
  title: z.string(),
  help: z.string().optional(),
  unit: z.string().optional(),
  /** The field folds away under "More" until it has a value. */
  advanced: z.boolean().optional(),
  required: z.boolean().optional(),
  /** Shown only while another field has one of these values. */
  visibleWhen: z.object({ field: z.string(), oneOf: z.array(z.unknown()) }).optional(),
};

const optionSchema = z.object({ value: z.string(), title: z.string(), help: z.string().optional() });

/** One recipe step kind, as the recipe editor offers it. */
const stepKindSchema = z.object({
  step: z.string(),
  title: z.string(),
  help: z.string(),
  /** Which columns it can take. */
  accepts: z.enum(['numeric', 'categorical', 'any']),
  fields: z.array(z.lazy((): z.ZodType<Field> => fieldSchema)),
});

/** A form field. Defaults stand in `default`; an absent parameter means the default. */
export const fieldSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('text'),
    default: z.string().optional(),
    placeholder: z.string().optional(),
  }),
  z.object({
    ...base,
    type: z.literal('number'),
    default: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    step: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.object({ ...base, type: z.literal('boolean'), default: z.boolean().optional() }),
  z.object({
    ...base,
    type: z.literal('choice'),
    default: z.string().optional(),
    options: z.array(optionSchema),
  }),
  /** A list of whole numbers, typed as `64, 32`. */
  z.object({
    ...base,
    type: z.literal('integers'),
    default: z.array(z.number()).optional(),
    min: z.number(),
    max: z.number(),
  }),
  /** A column of the frame at input `port`. */
  z.object({ ...base, type: z.literal('column'), default: z.string().optional(), port: z.string() }),
  z.object({
    ...base,
    type: z.literal('columns'),
    default: z.array(z.string()).optional(),
    port: z.string(),
  }),
  /** A file below the project folder; `mode` says whether it is read or written. */
  z.object({
    ...base,
    type: z.literal('file'),
    default: z.string().optional(),
    mode: z.enum(['read', 'write']),
    extensions: z.array(z.string()),
  }),
  /** The ordered steps of a recipe. */
  z.object({
    ...base,
    type: z.literal('steps'),
    default: z.array(z.unknown()).optional(),
    port: z.string(),
    kinds: z.array(stepKindSchema),
  }),
  /** SQL kept in the parameter itself. */
  z.object({ ...base, type: z.literal('sql'), default: z.string().optional() }),
  /** Names with values, typed one a line as `name: value`. */
  z.object({
    ...base,
    type: z.literal('entries'),
    default: z.record(z.string(), z.unknown()).optional(),
    placeholder: z.string().optional(),
  }),
]);
export type Field = {
  name: string;
  title: string;
  help?: string | undefined;
  unit?: string | undefined;
  advanced?: boolean | undefined;
  required?: boolean | undefined;
  visibleWhen?: { field: string; oneOf: unknown[] } | undefined;
} & (
  | { type: 'text'; default?: string | undefined; placeholder?: string | undefined }
  | {
      type: 'number';
      default?: number | undefined;
      min?: number | undefined;
      max?: number | undefined;
      step?: number | undefined;
      integer?: boolean | undefined;
    }
  | { type: 'boolean'; default?: boolean | undefined }
  | {
      type: 'choice';
      default?: string | undefined;
      options: { value: string; title: string; help?: string | undefined }[];
    }
  | { type: 'integers'; default?: number[] | undefined; min: number; max: number }
  | { type: 'column'; default?: string | undefined; port: string }
  | { type: 'columns'; default?: string[] | undefined; port: string }
  | { type: 'file'; default?: string | undefined; mode: 'read' | 'write'; extensions: string[] }
  | { type: 'steps'; default?: unknown[] | undefined; port: string; kinds: StepKind[] }
  | { type: 'sql'; default?: string | undefined }
  | { type: 'entries'; default?: Record<string, unknown> | undefined; placeholder?: string | undefined }
);
export interface StepKind {
  step: string;
  title: string;
  help: string;
  accepts: 'numeric' | 'categorical' | 'any';
  fields: Field[];
}

/** All that the canvas and the inspector need to know of a block kind; the renderer never sees its code. */
export const blockDescriptorSchema = z.object({
  kind: z.string(),
  /** Raised when the same inputs and parameters would give another output; part of the cache key. */
  version: z.number().int(),
  title: z.string(),
  summary: z.string(),
  category: categorySchema,
  /** A name from the icon set of the renderer (Tabler, without prefix). */
  icon: z.string(),
  inputs: z.array(portSchema),
  outputs: z.array(portSchema),
  /** Inputs may carry any port name, all of this type (code and SQL blocks). */
  openInputs: z.enum(['frame']).optional(),
  fields: z.array(fieldSchema),
  /** Parameters may carry any name beside those of the fields, and any JSON (code blocks). */
  openParams: z.boolean().optional(),
  /** Changes something outside the artifact store, so it is never cached. */
  sideEffects: z.boolean(),
  /** The block's file holds code in this language. */
  code: z.enum(['typescript', 'sql']).optional(),
  /** Trains epoch by epoch and can be stopped early, keeping the best weights. */
  stoppable: z.boolean().optional(),
  /** Why the kind cannot run here, when a runtime is missing. */
  unavailable: z.string().optional(),
});
export type BlockDescriptor = z.infer<typeof blockDescriptorSchema>;
