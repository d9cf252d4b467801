import type { CheckResult, CurvePoint } from '@shared/model';
import type { ProgressNote } from '../blocks';
import { printedLine } from './printedLines';
import type { ReportedLine, TaskReports, WorkerMessage } from './protocol';

const holdMilliseconds = 100;
const sampleMilliseconds = 1_000;
/** Lines that are sent at once in such a time: what code prints just before it crashes must not be held. */
const linesAtOnce = 20;
/** Lines of one task that are passed on; an endless print must neither choke the host nor fill the disk. */
const mostLines = 20_000;

/**
 * Gathers what a task says, and sends it at most ten times a second; only the first lines of a moment go at once. Once
 * a second it tells the task's memory too, even if the task says nothing.
 */
export class ReportBuffer implements TaskReports {
  private lines: ReportedLine[] = [];
  private note: ProgressNote | undefined;
  private added: CurvePoint[] = [];
  private results: CheckResult[] = [];
  private lineCount = 0;
  private sentAt = 0;
  private sampledAt = Date.now();
  private linesSent = 0;
  private linesSince = 0;
  private timer: NodeJS.Timeout | undefined;
  private sampler: NodeJS.Timeout | undefined;

  constructor(
    private readonly id: number,
    private readonly send: (message: WorkerMessage) => void,
    private readonly memory?: () => number,
  ) {
    if (memory) this.sampler = setInterval(() => this.sendSample(), sampleMilliseconds).unref();
  }

  log(level: ReportedLine['level'], text: string): void {
    this.lineCount += 1;
    if (this.lineCount > mostLines + 1) return;
    const time = Date.now();
    this.lines.push(
      this.lineCount <= mostLines
        ? { level, text: printedLine(text), time }
        : { level: 'warning', text: `More than ${mostLines} lines: the rest is left out.`, time },
    );
    if (time - this.linesSince >= holdMilliseconds) [this.linesSince, this.linesSent] = [time, 0];
    this.linesSent += 1;
    if (this.linesSent <= linesAtOnce) this.flush();
    else this.hold();
  }

  progress(note: ProgressNote): void {
    this.note = note;
    this.hold();
  }

  points(points: readonly CurvePoint[]): void {
    this.added.push(...points);
    this.hold();
  }

  checks(results: readonly CheckResult[]): void {
    this.results.push(...results);
    this.hold();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { lines, note, added, results } = this;
    if (lines.length + added.length + results.length === 0 && note === undefined) return;
    [this.lines, this.note, this.added, this.results, this.sentAt] = [[], undefined, [], [], Date.now()];
    this.send({
      type: 'reported',
      id: this.id,
      lines,
      points: added,
      ...(note === undefined ? {} : { note }),
      ...(results.length === 0 ? {} : { checks: results }),
      ...this.sample(),
    });
  }

  /** Sends what is left; the task has ended. */
  close(): void {
    clearInterval(this.sampler);
    this.sampler = undefined;
    this.flush();
  }

  private sendSample(): void {
    const sample = this.sample();
    if (sample) this.send({ type: 'reported', id: this.id, lines: [], points: [], ...sample });
  }

  private sample(): { peakBytes: number } | undefined {
    const now = Date.now();
    // A timer may be a little early.
    if (!this.memory || now - this.sampledAt < sampleMilliseconds * 0.9) return undefined;
    this.sampledAt = now;
    return { peakBytes: this.memory() };
  }

  /** Code that never yields keeps timers from firing, so the clock is asked too. */
  private hold(): void {
    if (Date.now() - this.sentAt >= holdMilliseconds) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), holdMilliseconds);
  }
}
