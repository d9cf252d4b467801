import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult, CurvePoint } from '@shared/model';
import type { BlockContext, BlockKind, BlockOutcome, InputArtifact } from '../blocks/blockKind';
import { scratchFolder } from './scratchFolder';

export interface RunOptions {
  readonly params?: Record<string, unknown>;
  readonly inputs?: Record<string, InputArtifact>;
  readonly variables?: Record<string, unknown>;
  readonly projectFolder?: string;
  readonly codeFile?: string;
  readonly signal?: AbortSignal;
  readonly stopEarly?: AbortSignal;
  readonly onPoints?: (points: readonly CurvePoint[]) => void;
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
    ...(options.codeFile === undefined ? {} : { codeFile: options.codeFile }),
    scratch,
    signal: options.signal ?? new AbortController().signal,
    stopEarly: options.stopEarly ?? new AbortController().signal,
    log: (level, text) => void log.push(`${level}: ${text}`),
    progress: () => undefined,
    points: (more) => {
      points.push(...more);
      options.onPoints?.(more);
    },
    checks: (results) => void checks.push(...results),
  };
  const { run } = await kind.load();
  return { ...(await run(context)), log, points, checks };
}
