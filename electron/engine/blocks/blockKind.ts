import type { BlockDescriptor, ArtifactSummary, Column, CurvePoint, PortType } from '@shared/model';
import type { z } from 'zod';

/** An artifact as a block receives it: `folder` holds its files and must not be written to. */
export interface InputArtifact {
  readonly hash: string;
  readonly type: PortType;
  readonly folder: string;
  readonly summary: ArtifactSummary;
}

export interface ProgressNote {
  /** 0 to 1. */
  readonly fraction?: number;
  readonly text: string;
  readonly secondsLeft?: number;
}

/** All that a running block may see and do. Everything else of the process is none of its business. */
export interface BlockContext<P> {
  readonly run: number;
  /** Start of the run, milliseconds since 1970. Never use the clock for what goes into an artifact. */
  readonly runTime: number;
  readonly block: string;
  readonly kind: string;
  readonly projectFolder: string;
  readonly params: P;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, InputArtifact>>;
  /** Absolute path of the block's code file, for kinds with code. */
  readonly codeFile?: string;
  /** An empty folder of this attempt; outputs are drafted below it. Removed afterwards. */
  readonly scratch: string;
  /** Cancelled: give up, leave nothing. */
  readonly signal: AbortSignal;
  /** Asked to end training after this epoch and keep the best weights. */
  readonly stopEarly: AbortSignal;
  log(level: 'debug' | 'info' | 'warning' | 'error', text: string): void;
  progress(note: ProgressNote): void;
  points(points: readonly CurvePoint[]): void;
}

/** A finished output below the scratch folder; the engine hashes it and moves it into the artifact store. */
export interface OutputDraft {
  readonly type: PortType;
  readonly folder: string;
  readonly rows?: number;
  readonly columns?: readonly Column[];
  readonly caption?: string;
}

/** A change outside the artifact store, which only the host may make, in its transaction. */
export interface RegisterModelEffect {
  readonly type: 'registerModel';
  readonly name: string;
  readonly model: string;
  readonly evaluation?: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly note?: string;
}
export type Effect = RegisterModelEffect;

export interface BlockOutcome {
  readonly outputs: Readonly<Record<string, OutputDraft>>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly effects?: readonly Effect[];
}

export type RunBlock<P> = (context: BlockContext<P>) => Promise<BlockOutcome>;

/**
 * A kind of block: what it looks like, how its parameters are parsed, and where its code is. `schema.ts` of a
 * kind stays light, because the host loads it; `load` brings in `run.ts`, in a worker only.
 */
export interface BlockKind<P = unknown> {
  readonly descriptor: BlockDescriptor;
  readonly params: z.ZodType<P>;
  load(): Promise<{ readonly run: RunBlock<P> }>;
  /** Files below the project folder whose content is part of the cache key. */
  readonly readsFiles?: (params: P) => readonly string[];
  /** What a code file depends on beside its inputs. Without it: every variable, and no other file. */
  readonly codeReads?: (codeFile: string, projectFolder: string) => CodeReads;
  /** Throws a LatheError where a code file cannot be read as code. `name` is the file as messages name it. */
  readonly checkCode?: (codeFile: string, name: string) => Promise<void>;
}

export interface CodeReads {
  /** Paths from the project folder. */
  readonly files: readonly string[];
  readonly variables: readonly string[] | 'all';
}
