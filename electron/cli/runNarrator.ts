import type { LatheEvent } from '@shared/contract';
import type { BlockProgress, BlockRun, RunSummary } from '@shared/model';
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

  constructor(private readonly output: Output) {}

  tell(event: LatheEvent): void {
    switch (event.name) {
      case 'runs.changed':
        this.summary = event.payload;
        break;
      case 'runs.blockChanged':
        this.tellBlock(event.payload);
        break;
      case 'runs.progressed':
        for (const progress of event.payload) this.tellProgress(progress);
        break;
      case 'runs.pointsAdded':
        for (const { block, points } of event.payload) this.output.object({ event: 'points', block, points });
        break;
      case 'runs.logged':
        for (const { block, level, text } of event.payload) {
          this.output.object({ event: 'log', block, level, text });
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

  private tellBlock(block: BlockRun): void {
    const { state, reason } = block;
    this.output.object({ event: 'block', block: block.block, state, reason });
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
    ...(rows === undefined ? [] : [count(rows, 'row')]),
    ...(block.reason ? [block.reason] : []),
  ];
  const line = `${mark} ${block.block.padEnd(16)} ${facts.join(' · ')}`;
  return block.error ? `${line}\n  ${describeError(block.error).replace(/\n/g, '\n  ')}` : line;
}
