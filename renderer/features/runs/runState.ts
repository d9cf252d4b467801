import type { BlockProgress, BlockRun, CurvePoint, LogLine, RunDetail, RunSummary } from '@shared/model';
import { addPoints, type BlockCurves } from './curves';
import { addLines } from './logLines';

/** `run/block`, of an item of it `run/block/item`. */
export type BlockKey = `${number}/${string}`;

export function blockKey(run: number, block: string, item?: string): BlockKey {
  return item === undefined ? `${run}/${block}` : `${run}/${block}/${item}`;
}

/** What is known of runs: from the store when asked, and from events since. */
export interface RunData {
  readonly runs: Readonly<Record<number, RunSummary>>;
  readonly details: Readonly<Record<number, RunDetail>>;
  readonly progress: Readonly<Record<BlockKey, BlockProgress>>;
  readonly curves: Readonly<Record<BlockKey, BlockCurves>>;
  /** Lines that arrived by event, by run. */
  readonly live: Readonly<Record<number, readonly LogLine[]>>;
}

export const noRuns: RunData = { runs: {}, details: {}, progress: {}, curves: {}, live: {} };

export function withRun(data: RunData, run: RunSummary): Partial<RunData> {
  const detail = data.details[run.id];
  return {
    runs: { ...data.runs, [run.id]: run },
    ...(detail ? { details: { ...data.details, [run.id]: { ...detail, ...run } } } : {}),
  };
}

/** A block's new state goes into the run's detail, at its place or at the end. */
export function withBlock(data: RunData, block: BlockRun): Partial<RunData> {
  const detail = data.details[block.run];
  if (!detail) return {};
  const known = detail.blocks.some((one) => one.block === block.block);
  const blocks = known
    ? detail.blocks.map((one) => (one.block === block.block ? block : one))
    : [...detail.blocks, block];
  return { details: { ...data.details, [block.run]: { ...detail, blocks } } };
}

export function withProgress(data: RunData, list: readonly BlockProgress[]): Partial<RunData> {
  const progress = { ...data.progress };
  for (const one of list) progress[blockKey(one.run, one.block, one.item)] = one;
  return { progress };
}

interface PointsBatch {
  readonly run: number;
  readonly block: string;
  readonly item?: string | undefined;
  readonly points: readonly CurvePoint[];
}

export function withPoints(data: RunData, batches: readonly PointsBatch[]): Partial<RunData> {
  const curves = { ...data.curves };
  for (const { run, block, item, points } of batches) {
    const key = blockKey(run, block, item);
    curves[key] = addPoints(curves[key] ?? {}, run, block, points);
  }
  return { curves };
}

export function withLines(data: RunData, lines: readonly LogLine[]): Partial<RunData> {
  const live = { ...data.live };
  for (const run of new Set(lines.map((line) => line.run)))
    live[run] = addLines(
      live[run] ?? [],
      lines.filter((line) => line.run === run),
    );
  return { live };
}

export function withoutRuns(data: RunData, ids: readonly number[]): Partial<RunData> {
  const runs = { ...data.runs };
  const details = { ...data.details };
  for (const id of ids) {
    delete runs[id];
    delete details[id];
  }
  return { runs, details };
}

export function newestFirst(runs: RunData['runs']): RunSummary[] {
  return Object.values(runs).sort((a, b) => b.id - a.id);
}
