import { LatheError } from '@shared/errors';
import type { Attempt } from '@shared/model';
import type { Cell } from './itemGraph';
import type { RunRecorder } from './runRecorder';

type Facts = Pick<Attempt, 'pid' | 'exitCode' | 'peakBytes'>;

/** Writes down one try at a block run: its start at once, its end whatever way. */
export class AttemptRecord {
  private constructor(
    private readonly attempt: Attempt,
    private readonly recorder: RunRecorder,
  ) {}

  /** Also says that the block runs, and why. */
  static begin(recorder: RunRecorder, cell: Cell, number: number, why: string): AttemptRecord {
    const startedAt = Date.now();
    const attempt: Attempt = {
      run: recorder.run.id,
      block: cell.block,
      ...(cell.key === '' ? {} : { item: cell.key }),
      attempt: number,
      state: 'running',
      startedAt,
    };
    recorder.saveAttempt(attempt);
    recorder.update(cell, {
      state: 'running',
      reason: why,
      startedAt: recorder.findCell(cell)?.startedAt ?? startedAt,
      attempts: number,
      ...(number > 1 ? { checks: [] } : {}),
    });
    return new AttemptRecord(attempt, recorder);
  }

  succeed(facts: Facts = {}): void {
    this.end('succeeded', facts);
  }

  /** @param thrown a cancel, or a failure. */
  fail(thrown: unknown, facts: Facts = {}): void {
    const error = LatheError.from(thrown);
    if (error.code === 'run.cancelled') this.end('cancelled', facts);
    else this.end('failed', { ...facts, error: error.toData() });
  }

  private end(state: Attempt['state'], more: Partial<Attempt>): void {
    const known = Object.entries(more).filter(([, value]) => value !== undefined);
    this.recorder.saveAttempt({
      ...this.attempt,
      ...Object.fromEntries(known),
      state,
      finishedAt: Date.now(),
    });
  }
}
