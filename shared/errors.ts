import { z } from 'zod';

/** The closed set of failures. */
export const errorCodes = [
  'file.missing',
  'file.unreadable',
  'file.malformed',
  'file.exists',
  'disk.full',
  'document.invalid',
  'document.newer',
  'pipeline.cycle',
  'pipeline.unknownKind',
  'pipeline.badEdge',
  'pipeline.badCondition',
  'parameter.invalid',
  'variable.undefined',
  'secret.missing',
  'data.empty',
  'data.columnMissing',
  'data.typeMismatch',
  'data.targetInvalid',
  'sql.failed',
  'code.failed',
  'code.checkFailed',
  'code.badResult',
  'training.diverged',
  'runtime.unavailable',
  'worker.crashed',
  'worker.outOfMemory',
  'run.timeout',
  'run.skipped',
  'run.cancelled',
  'run.notFound',
  'artifact.missing',
  'artifact.damaged',
  'model.notFound',
  'model.signature',
  'export.deviation',
  'project.locked',
  'project.notFound',
  'project.untrusted',
  'store.damaged',
  'request.invalid',
  'request.denied',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What an error is about. Lines and rows count from 1. */
export const errorSubjectSchema = z
  .object({
    file: z.string(),
    line: z.number().int(),
    pipeline: z.string(),
    block: z.string(),
    port: z.string(),
    parameter: z.string(),
    column: z.string(),
    row: z.number().int(),
    variable: z.string(),
    model: z.string(),
  })
  .partial();
export type ErrorSubject = z.infer<typeof errorSubjectSchema>;

/** An error as it crosses a process: what happened, where, and the cure. */
export const errorDataSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  cure: z.string().optional(),
  about: errorSubjectSchema.optional(),
  /** Technical detail for the log: a stack or the native library's own words. */
  detail: z.string().optional(),
});
export type ErrorData = z.infer<typeof errorDataSchema>;

interface LatheErrorOptions {
  readonly cure?: string;
  readonly about?: ErrorSubject;
  readonly cause?: unknown;
}

/** The only error that leaves a room. `message` is a sentence for people; `cure` says what to do. */
export class LatheError extends Error {
  readonly code: ErrorCode;
  readonly cure: string | undefined;
  readonly about: ErrorSubject;

  constructor(code: ErrorCode, message: string, options: LatheErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'LatheError';
    this.code = code;
    this.cure = options.cure;
    this.about = options.about ?? {};
  }

  /** The same error, said to be about more: what is already known wins. */
  concerning(subject: ErrorSubject): LatheError {
    const error = new LatheError(this.code, this.message, {
      ...(this.cure === undefined ? {} : { cure: this.cure }),
      about: { ...subject, ...this.about },
      cause: this.cause,
    });
    if (this.stack) error.stack = this.stack;
    return error;
  }

  toData(): ErrorData {
    return {
      code: this.code,
      message: this.message,
      ...(this.cure === undefined ? {} : { cure: this.cure }),
      about: this.about,
      ...(this.cause === undefined ? {} : { detail: detailOf(this.cause) }),
    };
  }

  static fromData(data: ErrorData): LatheError {
    return new LatheError(data.code, data.message, {
      ...(data.cure === undefined ? {} : { cure: data.cure }),
      ...(data.about === undefined ? {} : { about: data.about }),
      ...(data.detail === undefined ? {} : { cause: data.detail }),
    });
  }

  /** Wraps anything thrown. A `LatheError` passes unchanged; the rest becomes `code`, `internal` unless given. */
  static from(thrown: unknown, code: ErrorCode = 'internal', about: ErrorSubject = {}): LatheError {
    if (thrown instanceof LatheError) return Object.keys(about).length ? thrown.concerning(about) : thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new LatheError(code, message, { about, cause: thrown });
  }
}

function detailOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
