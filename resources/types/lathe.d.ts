/** The module that code blocks of a Lathe project import. */
declare module 'lathe' {
  import type * as danfo from 'danfojs-node';
  import type * as tensorflow from '@tensorflow/tfjs';

  type DataFrame = danfo.DataFrame;

  interface Surroundings {
    /** danfo: DataFrames, Series and functions over them. */
    readonly dfd: typeof danfo;
    /** TensorFlow.js. */
    readonly tf: typeof tensorflow;
    /** Variables of the project and the pipeline. */
    readonly variables: Readonly<Record<string, any>>;
    readonly run: { readonly id: number; readonly time: string };
    /** Writes a line to the block's log. */
    log(text: unknown, level?: 'debug' | 'info' | 'warning' | 'error'): void;
    /** Aborted when the run is cancelled. */
    readonly signal: AbortSignal;
  }

  /** The surroundings, and each input under the name of its port. */
  type Context = Surroundings & { readonly df: any } & Readonly<Record<string, any>>;

  type Frames = DataFrame | Readonly<Record<string, DataFrame>>;

  interface Block {
    readonly role: 'load' | 'transform' | 'items' | 'value' | 'check';
  }

  /** A block that makes rows. Return a DataFrame, or an object of them for several outputs. */
  export function load(body: (context: Context) => Frames | Promise<Frames>): Block;
  /** A block that makes rows of other rows. Missing numbers are NaN, other missing values null; dates are ISO text. */
  export function transform(body: (context: Context) => Frames | Promise<Frames>): Block;
  /** A block that makes a list, at its output `items`. A DataFrame is taken row by row. */
  export function items(
    body: (
      context: Context,
    ) => DataFrame | readonly { key: string | number; value: unknown }[] | Promise<any>,
  ): Block;
  /** A block that makes any JSON, at its output `value`. */
  export function value(body: (context: Context) => unknown): Block;
  /** A check of the result: `df`, or each output by its name. Export it under a name that says what holds. */
  export function check(body: (context: Context) => boolean | Promise<boolean>): Block;
}
