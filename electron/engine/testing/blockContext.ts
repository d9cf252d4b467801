import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, CurvePoint, Interval } from '@shared/model';
import type { BlockContext, BlockKind, BlockOutcome, CurrentItem, InputArtifact } from '../blocks/blockKind';
import { keepDraft, keptArtifact } from '../scheduling/keepDraft';
import { scratchFolder } from './scratchFolder';

export interface RunOptions {
  readonly params?: Record<string, unknown>;
  readonly inputs?: Record<string, InputArtifact>;
  readonly variables?: Record<string, unknown>;
  readonly item?: CurrentItem;
  readonly interval?: Interval;
  readonly projectFolder?: string;
  readonly codeFile?: string;
  readonly signal?: AbortSignal;
  readonly stopEarly?: AbortSignal;
  readonly onPoints?: (points: readonly CurvePoint[]) => void;
  readonly onChecks?: (results: readonly CheckResult[]) => void;
  readonly onLog?: (line: string) => void;
  /** Root of the artifact store. */
  readonly store?: string;
}

export interface RunRecord extends BlockOutcome {
  /** Log lines as `level: text`. */
  readonly log: readonly string[];
  readonly points: readonly CurvePoint[];
  readonly checks: readonly CheckResult[];
}

/** Runs a block kind as a worker does, its parameters parsed by its schema. */
export async function runBlock<P>(kind: BlockKind<P>, options: RunOptions = {}): Promise<RunRecord> {
  const projectFolder = options.projectFolder ?? scratchFolder();
  const scratch = join(scratchFolder(), 'scratch');
  mkdirSync(scratch);
  const store = options.store ?? join(scratch, '..', 'artifacts');
  const log: string[] = [];
  const points: CurvePoint[] = [];
  const checks: CheckResult[] = [];
  const context: BlockContext<P> = {
    run: 1,
    runTime: Date.UTC(2024, 0, 2),
    block: 'block',
    kind: kind.descriptor.kind,
    projectFolder,
    params: kind.params.parse(options.params ?? {}),
    variables: options.variables ?? {},
    inputs: options.inputs ?? {},
    ...(options.item ? { item: options.item } : {}),
    ...(options.interval ? { interval: options.interval } : {}),
    trigger: 'manual',
    ...(options.codeFile === undefined ? {} : { codeFile: options.codeFile }),
    scratch,
    signal: options.signal ?? new AbortController().signal,
    stopEarly: options.stopEarly ?? new AbortController().signal,
    log: (level, text) => {
      log.push(`${level}: ${text}`);
      options.onLog?.(`${level}: ${text}`);
    },
    progress: () => undefined,
    points: (more) => {
      points.push(...more);
      options.onPoints?.(more);
    },
    checks: (results) => {
      checks.push(...results);
      options.onChecks?.(results);
    },
    keep: (draft) => keepDraft(store, draft),
    kept: (summary) => keptArtifact(store, summary),
  };
  const { run } = await kind.load();
  return { ...(await run(context)), log, points, checks };
}
