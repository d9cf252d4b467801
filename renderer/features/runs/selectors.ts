import type { BlockDescriptor, BlockRun, BlockState, Category, RunState, RunSummary } from '@shared/model';
import type { GanttItem } from '@renderer/charts';

export interface RunFilter {
  readonly state: RunState | 'all';
  readonly pipeline: string | 'all';
  /** Run number, pipeline, model or the text of an error. */
  readonly text: string;
}

export function filterRuns(runs: readonly RunSummary[], filter: RunFilter): RunSummary[] {
  const text = filter.text.trim().toLowerCase().replace(/^#/, '');
  return runs.filter(
    (run) =>
      (filter.state === 'all' || run.state === filter.state) &&
      (filter.pipeline === 'all' || run.pipeline === filter.pipeline) &&
      (text === '' ||
        String(run.id) === text ||
        [run.pipeline, run.error?.message ?? '', ...run.models].some((part) =>
          part.toLowerCase().includes(text),
        )),
  );
}

export function pipelinesOf(runs: readonly RunSummary[]): string[] {
  return [...new Set(runs.map((run) => run.pipeline))].sort();
}

export type Tone = 'good' | 'bad' | 'warning' | 'active' | 'quiet';

const tones: Record<RunState | BlockState, Tone> = {
  queued: 'quiet',
  waiting: 'quiet',
  running: 'active',
  succeeded: 'good',
  cached: 'good',
  skipped: 'quiet',
  failed: 'bad',
  cancelled: 'warning',
  interrupted: 'warning',
};

export function toneOf(state: RunState | BlockState): Tone {
  return tones[state];
}

export function isActive(run: Pick<RunSummary, 'state'>): boolean {
  return run.state === 'queued' || run.state === 'running';
}

/** Seconds that something took so far; undefined before it started. */
export function secondsOf(
  timed: { readonly startedAt?: number | undefined; readonly finishedAt?: number | undefined },
  now: number,
): number | undefined {
  return timed.startedAt === undefined
    ? undefined
    : Math.max(0, ((timed.finishedAt ?? now) - timed.startedAt) / 1000);
}

/** `240 ms`, `3.2 s`, `2:05 min`, `1:04:09 h`. */
export function durationText(seconds: number | undefined): string {
  if (seconds === undefined) return '';
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)} h` : `${minutes}:${two(rest)} min`;
}

/** `2026-03-04 14:05` in the local zone. */
export function timeText(time: number): string {
  const date = new Date(time);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function clockText(time: number): string {
  const date = new Date(time);
  const two = (n: number, places = 2): string => String(n).padStart(places, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`;
}

export type Catalogue = Readonly<Record<string, Pick<BlockDescriptor, 'category' | 'title'>>>;

export function categoryOf(kind: string, catalogue: Catalogue): Category {
  return catalogue[kind]?.category ?? 'control';
}

export function blockLabel(block: Pick<BlockRun, 'block' | 'title'>): string {
  return block.title ?? block.block;
}

/** Bars for a run's blocks: the category's colour, red where it failed, pale where the result was reused. */
export function ganttItems(blocks: readonly BlockRun[], catalogue: Catalogue): GanttItem[] {
  return blocks.map((block) => ({
    id: block.block,
    label: blockLabel(block),
    state: block.state,
    color: block.state === 'failed' ? 'var(--bad)' : `var(--category-${categoryOf(block.kind, catalogue)})`,
    faint: block.state === 'cached',
    start: block.startedAt,
    end: block.finishedAt ?? (block.state === 'running' ? undefined : block.startedAt),
  }));
}

/** The metrics of a run that its table shows first: at most `most`, those of quality before sizes. */
export function headlineMetrics(metrics: RunSummary['metrics'], most = 3): [string, number][] {
  const rank = (name: string): number => {
    const index = headline.indexOf(name.split('.').pop() ?? name);
    return index < 0 ? headline.length : index;
  };
  return Object.entries(metrics)
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, most);
}

const headline = [
  'accuracy',
  'roc_auc',
  'auc',
  'rmse',
  'r2',
  'mae',
  'log_loss',
  'f1_macro',
  'macro_f1',
  'f1',
];

/** `log_loss` → `Log loss`, `rmse` → `RMSE`; of `block.metric` both. */
export function metricTitle(name: string): string {
  const parts = name.split('.');
  const last = parts.pop() ?? name;
  const short = /^(rmse|mae|mse|mape|auc|r2|f1)$/.test(last);
  const words = last.replaceAll('_', ' ').replace(/\b(auc|rmse|mae|f1|r2)\b/g, (word) => word.toUpperCase());
  const title = short ? last.toUpperCase() : words.charAt(0).toUpperCase() + words.slice(1);
  return parts.length ? `${parts.join('.')} · ${title}` : title.replace('R2', 'R²');
}
