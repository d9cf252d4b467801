import type { CheckResult, CurvePoint } from '@shared/model';
import type { ProgressNote } from '../blocks';
import type { ReportedLine, TaskReports, WorkerMessage } from './protocol';

const holdMilliseconds = 100;
/** Lines of one task that are passed on; an endless print must neither choke the host nor fill the disk. */
const mostLines = 20_000;

/** Gathers what a task says, and sends it at most ten times a second. */
export class ReportBuffer implements TaskReports {
  private lines: ReportedLine[] = [];
  private note: ProgressNote | undefined;
  private added: CurvePoint[] = [];
  private results: CheckResult[] = [];
  private lineCount = 0;
  private sentAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly id: number,
    private readonly send: (message: WorkerMessage) => void,
  ) {}

  log(level: ReportedLine['level'], text: string): void {
    this.lineCount += 1;
    if (this.lineCount > mostLines + 1) return;
    this.lines.push(
      this.lineCount <= mostLines
        ? { level, text, time: Date.now() }
        : { level: 'warning', text: `More than ${mostLines} lines: the rest is left out.`, time: Date.now() },
    );
    this.hold();
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
    });
  }

  /** Code that never yields keeps timers from firing, so the clock is asked too. */
  private hold(): void {
    if (Date.now() - this.sentAt >= holdMilliseconds) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), holdMilliseconds);
  }
}
