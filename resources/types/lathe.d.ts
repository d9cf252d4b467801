/** The module that code blocks and callbacks of a Lathe project import. */
declare module 'lathe' {
  import type * as danfo from 'danfojs-node';
  import type * as tensorflow from '@tensorflow/tfjs';

  /**
   * Rows by named columns. Missing numbers are NaN, other missing values null. Dates and times are ISO text
   * (`2024-12-31`, `2024-12-31 13:45:00`), whole numbers beyond 2^53 text too.
   */
  export type DataFrame = danfo.DataFrame;

  /** Text to log; `info` unless another level is given. */
  export type Log = (text: unknown, level?: 'debug' | 'info' | 'warning' | 'error') => void;

  export interface Run {
    /** Counts from 1 in a project. */
    readonly id: number;
    /** When the run started, as ISO text in UTC. */
    readonly time: string;
    readonly trigger: 'manual' | 'schedule' | 'resume' | 'cli' | 'pipeline' | 'product' | 'backfill';
    /** The time that the run stands for, as in a backfill; the end is excluded. */
    readonly interval?: { readonly start: string; readonly end: string };
  }

  /** The item that a mapped block runs for. */
  export interface Item {
    /** Keys of the maps around each other, from the outermost, joined by `/`; those of a product by ` × `. */
    readonly key: string;
    /** From 0. */
    readonly index: number;
    /** The value at the mapped port; of several ports, an object of all. A frame comes at its port. */
    readonly value: any;
  }

  export interface Surroundings {
    /** danfo: DataFrames, Series and functions over them. */
    readonly dfd: typeof danfo;
    /** TensorFlow.js. */
    readonly tf: typeof tensorflow;
    /** The block's own parameters: any JSON under `params`, with `${…}` filled in. */
    readonly params: Readonly<Record<string, any>>;
    /** Variables of the project, the pipeline, the trigger and the run. */
    readonly variables: Readonly<Record<string, any>>;
    readonly run: Run;
    /** Only in blocks that map, or that follow one that does. */
    readonly item: Item;
    /** Writes a line to the block's log; `console` does the same. */
    readonly log: Log;
    /** Aborted when the run is cancelled or the block's time is up. */
    readonly signal: AbortSignal;
  }

  /**
   * The surroundings, and each input under the name of its port: a DataFrame, the JSON of a value, a list
   * `[{ key, value }]` of items or of a collected port, or metrics as `{ name: number }`. A mapped port has the item's
   * value.
   */
  export type Context = Surroundings & { readonly df: any } & Readonly<Record<string, any>>;

  /** In a check, each output under its name too, and the first as `df`. */
  export type CheckContext = Context;

  /** Rows, or an object of outputs: DataFrames, and beside them any JSON. */
  export type Outputs = DataFrame | Readonly<Record<string, unknown>>;

  /**
   * Pairs of a key and a value, which may be a DataFrame; or plain texts and numbers, which are their own keys; or
   * rows, named by their column `key` when no two are the same. Keys are up to 200 characters; `/` becomes `-`.
   */
  export type Items = DataFrame | readonly ({ readonly key: string | number } | string | number | object)[];

  export type CheckOutcome =
    /** Whether it holds. */
    | boolean
    /** The rows that are wrong; none means that it holds. */
    | DataFrame
    | { readonly passed: boolean; readonly message?: string; readonly rows?: DataFrame }
    | { readonly rows: DataFrame; readonly message?: string };

  /** An output of the block that ended, read only when `read` is called. */
  export interface Output {
    readonly type: 'frame' | 'value' | 'items' | 'metrics' | 'model' | 'recipe' | 'chart';
    readonly rows?: number;
    readonly columns?: readonly { readonly name: string; readonly type: string }[];
    /** A DataFrame, JSON, a list of items or metrics. Models and recipes cannot be read. */
    read(): Promise<any>;
  }

  export interface CallbackContext {
    readonly outcome: 'success' | 'failure' | 'cancelled';
    /** `succeeded`, `cached`, `failed` … */
    readonly state: string;
    readonly pipeline: string;
    /** Absent in a callback of the pipeline. */
    readonly block?: string;
    /** Key of the item, in a mapped block. */
    readonly item?: string;
    readonly run: Omit<Run, 'interval'>;
    /** Why it failed. */
    readonly error?: {
      readonly code: string;
      readonly message: string;
      readonly cure?: string;
      readonly about?: Readonly<Record<string, string | number>>;
    };
    readonly metrics: Readonly<Record<string, number>>;
    readonly outputs: Readonly<Record<string, Output>>;
    readonly variables: Readonly<Record<string, any>>;
    /** Writes a line to the run's log. */
    readonly log: Log;
    readonly signal: AbortSignal;
  }

  /** What `load`, `transform` … give; export it. */
  export interface Block {
    readonly role: 'load' | 'transform' | 'items' | 'value' | 'check' | 'callback';
  }

  /** A block that makes rows. Return a DataFrame, or an object for several outputs. Export it by default. */
  export function load(body: (context: Context) => Outputs | Promise<Outputs>): Block;

  /** A block that makes rows of other rows. Return a DataFrame, or an object for several outputs. Export it by default. */
  export function transform(body: (context: Context) => Outputs | Promise<Outputs>): Block;

  /** A block that makes a list, at its output `items`, for other blocks to `map` over. Export it by default. */
  export function items(body: (context: Context) => Items | Promise<Items>): Block;

  /** A block that makes any JSON, at its output `value`. Export it by default. */
  export function value(body: (context: Context) => unknown): Block;

  /**
   * A check of the result. Export it under a name that says what holds. One that fails fails the block, unless its
   * severity is `warning`; at most 100 of the rows that it found wrong are kept.
   */
  export function check(
    body: (context: CheckContext) => CheckOutcome | Promise<CheckOutcome>,
    options?: { readonly severity?: 'error' | 'warning' },
  ): Block;

  /**
   * Runs after a block or a pipeline that names this file under `onSuccess`, `onFailure` or `onCancelled`. Never
   * changes the outcome: when it fails, the log says so.
   */
  export function callback(body: (context: CallbackContext) => void | Promise<void>): Block;
}
