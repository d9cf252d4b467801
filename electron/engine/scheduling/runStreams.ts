import type { LatheEvent } from '@shared/contract';
import type { BlockProgress, CurvePoint, LogLine } from '@shared/model';
import type { ProjectStore } from '../store';

const flushMilliseconds = 100;

/** Whose stream it is. */
export interface StreamPlace {
  readonly run: number;
  readonly block: string;
  readonly item?: string;
}

/** Progress, curves and logs of running blocks: gathered, then stored and told at most ten times a second. */
export class RunStreams {
  private progress = new Map<string, BlockProgress>();
  private points = new Map<string, StreamPlace & { points: CurvePoint[] }>();
  private lines: LogLine[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: ProjectStore,
    private readonly emit: (event: LatheEvent) => void,
  ) {}

  addProgress(progress: BlockProgress): void {
    this.progress.set(keyOf(progress), progress);
    this.schedule();
  }

  addPoints(place: StreamPlace, points: readonly CurvePoint[]): void {
    const gathered = this.points.get(keyOf(place)) ?? { ...place, points: [] };
    gathered.points.push(...points);
    this.points.set(keyOf(place), gathered);
    this.schedule();
  }

  addLine(line: LogLine): void {
    this.lines.push(line);
    this.schedule();
  }

  /** Stores and tells what has gathered, at once. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { progress, points, lines } = this;
    if (progress.size + points.size + lines.length === 0) return;
    [this.progress, this.points, this.lines] = [new Map(), new Map(), []];
    if (points.size + lines.length > 0) {
      this.store.database.transaction(() => {
        for (const { points: added, ...place } of points.values()) this.store.streams.addPoints(place, added);
        this.store.streams.addLines(lines);
      });
    }
    if (progress.size > 0) this.emit({ name: 'runs.progressed', payload: [...progress.values()] });
    if (points.size > 0) this.emit({ name: 'runs.pointsAdded', payload: [...points.values()] });
    if (lines.length > 0) this.emit({ name: 'runs.logged', payload: lines });
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.flushSafely(), flushMilliseconds);
  }

  /** A stream that cannot be stored does not end the host; the block's own end reports a full disk. */
  private flushSafely(): void {
    try {
      this.flush();
    } catch {
      this.timer = undefined;
    }
  }
}

function keyOf({ run, block, item }: StreamPlace): string {
  return `${run}/${block}/${item ?? ''}`;
}
