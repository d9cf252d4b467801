import type { parseArgs } from 'node:util';
import type { Output } from './output';

export type OptionDefinitions = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** A command as it was called. */
export interface Invocation {
  readonly arguments: readonly string[];
  text(option: string): string | undefined;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
  readonly output: Output;
  /** Aborted by Ctrl-C or a polite kill. */
  readonly interrupted: AbortSignal;
}

/** What stands in the usage text, and where the code is; the code loads when the command is called. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options?: OptionDefinitions;
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  load(): Promise<{ run(invocation: Invocation): Promise<number> }>;
}
