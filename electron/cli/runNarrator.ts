import type { LatheEvent } from '@shared/contract';
import type { BlockProgress, BlockRun, ItemCounts, RunSummary } from '@shared/model';
import type { Output } from './output';
import { describeError } from './text/describeError';
import { progressLine } from './text/progressLine';
import { count, seconds } from './text/quantities';
import { rowsOf, secondsBetween } from './runSummary';

const marks: Partial<Record<BlockRun['state'], string>> = {
  succeeded: '✓',
  cached: '=',
  skipped: '-',
  failed: '✗',
  cancelled: '✗',
  interrupted: '✗',
};

/** Tells a run while it happens: every event to programs; a line per finished block and a live line to people. */
export class RunNarrator {
  private readonly running = new Map<string, BlockProgress | undefined>();
  private readonly told = new Set<string>();
  private summary: RunSummary | undefined;

  /** The run that is told; those that its blocks start are told by the blocks that wait for them. */
  private run: number | undefined;

  constructor(private readonly output: Output) {}

  follow(run: number): void {
    this.run = run;
  }

  tell(event: LatheEvent): void {
    switch (event.name) {
      case 'runs.changed':
        this.run ??= event.payload.id;
        if (this.isTold(event.payload.id)) this.tellRun(event.payload);
        break;
      case 'runs.blockChanged':
        if (this.isTold(event.payload.run)) this.tellBlock(event.payload);
        break;
      case 'runs.progressed':
        for (const progress of event.payload) if (this.isTold(progress.run)) this.tellProgress(progress);
        break;
      case 'runs.pointsAdded':
        for (const { run, block, item, points } of event.payload)
          if (this.isTold(run)) this.output.object({ event: 'points', block, item, points });
        break;
      case 'runs.logged':
        for (const { run, block, item, attempt, level, text } of event.payload) {
          if (!this.isTold(run)) continue;
          this.output.object({ event: 'log', block, item, attempt, level, text });
          if (level === 'warning' || level === 'error') this.line(`  ${block ?? 'run'}: ${text}`);
        }
        break;
      default:
        return;
    }
    this.refresh();
  }

  end(): void {
    this.output.status('');
  }

  private isTold(run: number): boolean {
    return run === this.run;
  }

  private tellRun(summary: RunSummary): void {
    if (summary.waits !== undefined && summary.waits !== this.summary?.waits) this.line(`  ${summary.waits}`);
    this.summary = summary;
  }

  private tellBlock(block: BlockRun): void {
    const { state, reason, items, attempts } = block;
    this.output.object({ event: 'block', block: block.block, state, reason, items, attempts });
    if (state === 'waiting' && /^(tries again|waits for memory)/.test(reason))
      this.line(`  ${block.block}: ${reason}`);
    if (state === 'running') this.running.set(block.block, undefined);
    const mark = marks[state];
    if (mark === undefined || this.told.has(block.block)) return;
    this.told.add(block.block);
    this.running.delete(block.block);
    this.line(describeBlock(block, mark));
  }

  private tellProgress(progress: BlockProgress): void {
    const { block, fraction, text, secondsLeft } = progress;
    this.output.object({ event: 'progress', block, fraction, text, secondsLeft });
    if (this.running.has(block)) this.running.set(block, progress);
  }

  private line(text: string): void {
    this.output.status('');
    this.output.note(text);
  }

  private refresh(): void {
    if (this.running.size) this.output.status(progressLine(this.summary, this.running));
  }
}

function describeBlock(block: BlockRun, mark: string): string {
  const rows = rowsOf(block);
  const facts = [
    ...(block.state === 'succeeded'
      ? [seconds(secondsBetween(block.startedAt, block.finishedAt))]
      : [block.state]),
    ...(block.items ? [itemsOf(block.items)] : []),
    ...(rows === undefined ? [] : [count(rows, 'row')]),
    ...(block.reason ? [block.reason] : []),
  ];
  const line = `${mark} ${block.block.padEnd(16)} ${facts.join(' · ')}`;
  return block.error ? `${line}\n  ${describeError(block.error).replace(/\n/g, '\n  ')}` : line;
}

/** `12 items`, `9 of 12 items, 3 failed`. */
function itemsOf({ total, succeeded, cached, failed, skipped }: ItemCounts): string {
  const done = succeeded + cached;
  if (done === total) return count(total, 'item');
  const rest = [...(failed ? [`${failed} failed`] : []), ...(skipped ? [`${skipped} skipped`] : [])];
  return [`${done} of ${count(total, 'item')}`, ...rest].join(', ');
}
