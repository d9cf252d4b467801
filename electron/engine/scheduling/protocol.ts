import type { ErrorData } from '@shared/errors';
import type {
  ArtifactSummary,
  BlockState,
  CheckResult,
  CurvePoint,
  DataTest,
  ExportProof,
  Filter,
  FramePage,
  FrameProfile,
  Interval,
  RunSummary,
} from '@shared/model';
import type { CurrentItem, Effect, InputArtifact, ItemEntry, ProgressNote } from '../blocks/blockKind';

/** Work that a worker process can be asked for, by name. Plain data: it crosses a process. */
export interface TaskMap {
  'block.run': {
    input: {
      readonly run: number;
      readonly runTime: number;
      readonly block: string;
      readonly kind: string;
      readonly projectFolder: string;
      /** Root of the artifact store. */
      readonly artifactRoot: string;
      /** An empty folder for this attempt. */
      readonly scratch: string;
      /** Parsed, `${…}` filled in. */
      readonly params: unknown;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly inputs: Readonly<Record<string, InputArtifact>>;
      readonly codeFile?: string;
      readonly item?: CurrentItem;
      readonly interval?: Interval;
      readonly trigger?: RunSummary['trigger'];
      readonly attempt?: number;
      readonly tests?: readonly DataTest[];
    };
    output: {
      readonly outputs: Readonly<Record<string, ArtifactSummary>>;
      readonly metrics: Readonly<Record<string, number>>;
      readonly effects: readonly Effect[];
    };
  };
  /** The items of a list, or the rows of a frame, to map over. */
  'items.read': {
    input: { readonly type: 'items' | 'frame' | 'value'; readonly folder: string; readonly most: number };
    output: { readonly items: readonly ItemEntry[] };
  };
  /** Runs the callbacks that a code file exports. */
  'callback.run': {
    input: {
      readonly projectFolder: string;
      /** Absolute. */
      readonly codeFile: string;
      readonly run: number;
      readonly runTime: number;
      readonly pipeline: string;
      readonly trigger?: RunSummary['trigger'];
      /** Absent for a callback of the pipeline. */
      readonly block?: string;
      readonly item?: string;
      readonly outcome: 'success' | 'failure' | 'cancelled';
      readonly state: BlockState | RunSummary['state'];
      readonly error?: ErrorData;
      readonly metrics: Readonly<Record<string, number>>;
      readonly outputs: Readonly<Record<string, InputArtifact>>;
      readonly variables: Readonly<Record<string, unknown>>;
    };
    output: { readonly ran: number };
  };
  /** The first row of a query over files of the project. */
  'sql.firstRow': {
    input: { readonly projectFolder: string; readonly sql: string };
    output: { readonly row?: Readonly<Record<string, unknown>> };
  };
  'frame.page': {
    input: {
      readonly folder: string;
      readonly offset: number;
      readonly limit: number;
      readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
      readonly filters: readonly Filter[];
      readonly search: string;
    };
    output: FramePage;
  };
  'frame.profile': { input: { readonly folder: string }; output: FrameProfile };
  'model.export': {
    input: { readonly modelFolder: string; readonly format: 'tfjs'; readonly out: string };
    output: ExportProof;
  };
  /** Batch scoring of a file, streamed: raw rows in, the same rows and the predictions out. */
  'model.predict': {
    input: { readonly modelFolder: string; readonly inFile: string; readonly outFile: string };
    output: { readonly rows: number; readonly warnings: readonly string[] };
  };
}
export type TaskName = keyof TaskMap;
export type TaskInput<N extends TaskName> = TaskMap[N]['input'];
export type TaskOutput<N extends TaskName> = TaskMap[N]['output'];

/** What a task may say while it works. */
export interface TaskReports {
  log(level: 'debug' | 'info' | 'warning' | 'error', text: string): void;
  progress(note: ProgressNote): void;
  points(points: readonly CurvePoint[]): void;
  checks(results: readonly CheckResult[]): void;
}

export interface TaskControl extends TaskReports {
  readonly signal: AbortSignal;
  readonly stopEarly: AbortSignal;
}

export type TaskHandlers = {
  readonly [N in TaskName]: (input: TaskInput<N>, control: TaskControl) => Promise<TaskOutput<N>>;
};

export type HostMessage =
  | { readonly type: 'task'; readonly id: number; readonly name: TaskName; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'stopEarly'; readonly id: number };

export interface ReportedLine {
  readonly level: 'debug' | 'info' | 'warning' | 'error';
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/**
 * `reported` gathers what a task said since the last one. `exiting` are the last words of a process that user code
 * ends. `rested` tells the memory after a big task's garbage is gone.
 */
export type WorkerMessage =
  | { readonly type: 'ready' }
  | {
      readonly type: 'reported';
      readonly id: number;
      readonly lines: readonly ReportedLine[];
      readonly note?: ProgressNote;
      readonly points: readonly CurvePoint[];
      readonly checks?: readonly CheckResult[];
      /** Most resident memory of the task so far, told once a second. */
      readonly peakBytes?: number;
    }
  | ({ readonly type: 'done'; readonly id: number; readonly output: unknown } & TaskEnd)
  | ({ readonly type: 'failed'; readonly id: number; readonly error: ErrorData } & TaskEnd)
  | { readonly type: 'exiting'; readonly id: number; readonly error: ErrorData; readonly peakBytes: number }
  | { readonly type: 'rested'; readonly memoryBytes: number };

interface TaskEnd {
  /** Resident memory now. */
  readonly memoryBytes: number;
  /** Most resident memory during the task. */
  readonly peakBytes: number;
  /** The process is in doubt, or has children left: it asks to be ended. */
  readonly isSpent?: boolean;
}

/** A worker process, whatever started it. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  send(message: HostMessage): void;
  onMessage(listener: (message: WorkerMessage) => void): void;
  /** What native code and the process itself print, line by line. */
  onStderr(listener: (line: string) => void): void;
  /** The process has ended, none of its group is left, and all that it sent and printed has been heard. */
  onExit(listener: (code: number | null) => void): void;
  /** Kills with force, and all that it started; `onExit` confirms the end. */
  kill(): void;
}

/** How a host starts workers: `utilityProcess` under Electron, `child_process.fork` elsewhere. */
export interface WorkerLauncher {
  launch(): WorkerProcess;
}
