import { niceTicks } from './ticks';

export interface GanttItem {
  readonly id: string;
  readonly label: string;
  /** In words, for those who do not see the colour. */
  readonly state: string;
  readonly color: string;
  readonly faint?: boolean;
  /** Milliseconds since 1970. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

export interface GanttBar {
  readonly item: GanttItem;
  readonly startSeconds?: number;
  readonly seconds?: number;
  readonly text: string;
}

/** Bars in seconds since the earliest start. What has not started has no bar; what has not ended ends `now`. */
export function ganttBars(items: readonly GanttItem[], now: number) {
  const starts = items.flatMap((item) => (item.start === undefined ? [] : [item.start]));
  const origin = starts.length ? Math.min(...starts) : now;
  const bars = items.map((item): GanttBar => {
    if (item.start === undefined) return { item, text: item.state };
    const seconds = Math.max(0, ((item.end ?? now) - item.start) / 1000);
    const text = item.faint ? item.state : secondsText(seconds);
    return { item, startSeconds: (item.start - origin) / 1000, seconds, text };
  });
  const total = Math.max(0.001, ...bars.map((bar) => (bar.startSeconds ?? 0) + (bar.seconds ?? 0)));
  const ticks = niceTicks(0, total, 5).filter((tick) => tick <= total * 1.0001);
  return { bars, total, ticks };
}

function secondsText(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')} min`;
}
