import type {
  ArtifactSummary,
  BlockDescriptor,
  CheckResult,
  Column,
  CurvePoint,
  Interval,
  PortType,
  RunSummary,
} from '@shared/model';
import type { z } from 'zod';

/** An artifact as a block receives it: `folder` holds its files and must not be written to. */
export interface InputArtifact {
  readonly hash: string;
  readonly type: PortType;
  readonly folder: string;
  readonly summary: ArtifactSummary;
  /** At a port that collects: what each item gave, in the order of the list. `folder` holds `items.json`. */
  readonly collected?: readonly { readonly key: string; readonly artifact: InputArtifact }[];
}

/** The item that a mapped block run is for. */
export interface CurrentItem {
  /** Keys from the outermost map inwards, joined by `/`. */
  readonly key: string;
  readonly index: number;
  /** Its value by mapped port; of several maps around each other, of all. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** One entry of an `items` artifact, whose folder holds them as `items.json`: `{ "items": [...] }`. */
export interface ItemEntry {
  readonly key: string;
  readonly value?: unknown;
  /** A value that is an artifact of its own in the store, such as a frame. */
  readonly artifact?: ArtifactSummary;
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
  readonly item?: CurrentItem;
  readonly interval?: Interval;
  /** What started the run. */
  readonly trigger?: RunSummary['trigger'];
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
  /** Results of checks; a failed one of severity error must still be thrown as `code.checkFailed`. */
  checks(results: readonly CheckResult[]): void;
  /** Moves a draft into the artifact store at once: what is no output of its own, such as an item's rows. */
  keep(draft: OutputDraft): Promise<ArtifactSummary>;
  /** An artifact of the store that a list names. @throws LatheError `artifact.missing` */
  kept(summary: ArtifactSummary): InputArtifact;
}

/** A finished output below the scratch folder; the engine hashes it and moves it into the artifact store. */
export interface OutputDraft {
  readonly type: PortType;
  readonly folder: string;
  readonly rows?: number;
  readonly columns?: readonly Column[];
  readonly caption?: string;
  /** Told the hash when the draft is in the store. */
  readonly onKept?: (hash: string) => void;
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

/** Which block run asks. */
export interface AskingBlock {
  readonly run: number;
  readonly pipeline: string;
  readonly block: string;
  readonly item?: CurrentItem;
}

/** What a kind that runs on the host (it waits, and computes nothing) may ask of it. */
export interface HostServices {
  /**
   * Starts a run of a pipeline of this project and settles when it has succeeded. The run is cancelled with
   * `signal`; cancelled by itself, it cancels the run that asked. `started` is told its number.
   * @throws LatheError `pipeline.cycle` when the pipeline is among those that led to the asking run; `run.cancelled`;
   * what the run failed with, the run and its block named.
   */
  runPipeline(
    request: {
      readonly pipeline: string;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly parent: number;
      started(run: number): void;
    },
    signal: AbortSignal,
  ): Promise<RunSummary>;
  /** Ids of the pipelines of this project. */
  pipelines(): readonly string[];
  /** The newest whole run of a pipeline that succeeded after a time, milliseconds since 1970. */
  succeededAfter(pipeline: string, time: number): RunSummary | undefined;
  /** What the block's `value` output held in the newest earlier run that succeeded as a whole. */
  previousValue(asking: AskingBlock): unknown;
  /** Runs a query on files of the project in a worker. Gives its first row, or undefined. */
  firstRow(sql: string, signal: AbortSignal): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** A block's output, of this or another project, as fresh as asked for, in this project's store. */
  product(request: ProductRequest, signal: AbortSignal): Promise<ProductAnswer>;
}

export interface ProductRequest {
  readonly asking: AskingBlock;
  /** Another project's folder as written: absolute, or from this project's folder. */
  readonly project?: string;
  readonly pipeline: string;
  readonly block: string;
  /** The first that the block has when absent. */
  readonly port?: string;
  /** Fails rather than make what is not there. */
  readonly neverMake: boolean;
  /** Why outputs of that age and origin must be made anew, in words; undefined while they are fresh. */
  whyOutdated(newest: {
    /** When they were made or found unchanged, milliseconds since 1970. */
    readonly finishedAt: number;
    whatChanged(): Promise<string | undefined>;
  }): Promise<string | undefined>;
  waits(reason: string): void;
}

export interface ProductAnswer {
  readonly artifact: ArtifactSummary;
  readonly sourceRun: number;
  /** Why it was made anew, in words; absent when it was fresh. */
  readonly refreshed?: string;
}

/** As `BlockContext`, for kinds that run on the host. Must never block: every wait is asynchronous. */
export interface HostContext<P> {
  readonly run: number;
  readonly runTime: number;
  readonly pipeline: string;
  readonly block: string;
  readonly projectFolder: string;
  readonly params: P;
  /** The same with `${secret.NAME}` as written: for what is kept, shown or handed on. */
  readonly shownParams: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, InputArtifact>>;
  readonly item?: CurrentItem;
  readonly interval?: Interval;
  /** An empty folder; outputs are drafted below it. */
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly services: HostServices;
  log(level: 'debug' | 'info' | 'warning' | 'error', text: string): void;
  /** Says what it waits for, in words. */
  waits(reason: string): void;
}

/** Outputs drafted in `scratch`, or already in the store, and how they came; or why the block and what needs it is skipped. */
export type HostOutcome =
  | (BlockOutcome & { readonly reason?: string })
  | { readonly stored: Readonly<Record<string, ArtifactSummary>>; readonly reason?: string }
  | { readonly skip: string };

export type RunOnHost<P> = (context: HostContext<P>) => Promise<HostOutcome>;

export type RunBlock<P> = (context: BlockContext<P>) => Promise<BlockOutcome>;

/**
 * A kind of block: what it looks like, how its parameters are parsed, and where its code is. `schema.ts` of a
 * kind stays light, because the host loads it; `load` brings in `run.ts`, in a worker only.
 */
export interface BlockKind<P = unknown> {
  readonly descriptor: BlockDescriptor;
  readonly params: z.ZodType<P>;
  load(): Promise<{ readonly run: RunBlock<P> }>;
  /** Kinds that wait and compute nothing: run by the host, without a worker. `load` is then never called. */
  readonly runOnHost?: RunOnHost<P>;
  /** Takes `collected` inputs as they are. Otherwise frames come as one, with a first column `item`. */
  readonly readsCollections?: boolean;
  /** What it names of another pipeline, for the check of files. Gets parameters as written. */
  readonly usesPipeline?: (params: Readonly<Record<string, unknown>>) => PipelineUse | undefined;
  /** Files below the project folder whose content is part of the cache key. */
  readonly readsFiles?: (params: P) => readonly string[];
  /** What a code file depends on beside its inputs. Without it: every variable, and no other file. */
  readonly codeReads?: (codeFile: string, projectFolder: string) => CodeReads;
  /** Throws a LatheError where a code file cannot be read as code. `name` is the file as messages name it. */
  readonly checkCode?: (codeFile: string, name: string) => Promise<void>;
}

/** How a block uses another pipeline: runs it, waits for it, or takes an output of one of its blocks. */
export interface PipelineUse {
  readonly how: 'runs' | 'waits' | 'takes';
  readonly pipeline: string;
  /** Another project's folder as written. */
  readonly project?: string | undefined;
  readonly block?: string | undefined;
  readonly port?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

export interface CodeReads {
  /** Paths from the project folder. */
  readonly files: readonly string[];
  readonly variables: readonly string[] | 'all';
  /** What it reads of the run; all of it belongs into the cache key. Absent: nothing. */
  readonly run?: readonly RunPart[];
  /** Whether it reads the item's key or index, beside the values of the mapped ports. */
  readonly item?: boolean;
}
export type RunPart = 'id' | 'time' | 'trigger' | 'interval';
