import type { BlockProgress, RunSummary } from '@shared/model';
import { seconds } from './quantities';

const width = 20;

/** `[3/7] mlp  ████████░░░░░░░░░░░░  epoch 24 of 60  12 s left`, of the block that will take longest. */
export function progressLine(
  summary: Pick<RunSummary, 'blocksDone' | 'blocksTotal'> | undefined,
  running: ReadonlyMap<string, BlockProgress | undefined>,
): string {
  const [slowest] = [...running].sort(([, a], [, b]) => (b?.secondsLeft ?? -1) - (a?.secondsLeft ?? -1));
  if (!slowest) return '';
  const [block, progress] = slowest;
  const others = running.size - 1;
  return [
    ...(summary ? [`[${summary.blocksDone}/${summary.blocksTotal}]`] : []),
    others ? `${block} +${others}` : block,
    ...(progress?.fraction === undefined ? [] : [bar(progress.fraction)]),
    ...(progress?.text ? [progress.text] : []),
    ...(progress?.secondsLeft === undefined ? [] : [`${seconds(progress.secondsLeft)} left`]),
  ].join('  ');
}

function bar(fraction: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, fraction)) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
