import { blockTitle } from '@renderer/ui';
import type { BlockDescriptor, BlockRun, Category, RunState, RunSummary } from '@shared/model';
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

export function isActive(run: Pick<RunSummary, 'state'>): boolean {
  return run.state === 'queued' || run.state === 'running';
}

/** Milliseconds that something took so far; undefined before it started. */
export function elapsed(
  timed: { readonly startedAt?: number | undefined; readonly finishedAt?: number | undefined },
  now: number,
): number | undefined {
  return timed.startedAt === undefined ? undefined : Math.max(0, (timed.finishedAt ?? now) - timed.startedAt);
}

/** The time of a log line: `14:05:09.123`. */
export function clockText(time: number): string {
  const date = new Date(time);
  const two = (n: number, places = 2): string => String(n).padStart(places, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${two(date.getMilliseconds(), 3)}`;
}

export type Catalogue = Readonly<
  Record<string, Pick<BlockDescriptor, 'category' | 'title' | 'icon' | 'stoppable'>>
>;

export function categoryOf(kind: string, catalogue: Catalogue): Category {
  return catalogue[kind]?.category ?? 'control';
}

export function blockLabel(block: Pick<BlockRun, 'block' | 'title'>): string {
  return blockTitle({ id: block.block, ...(block.title === undefined ? {} : { title: block.title }) });
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

const headline = ['accuracy', 'auc', 'rmse', 'r2', 'mae', 'log_loss', 'f1_macro'];

const titles: Readonly<Record<string, string>> = {
  auc: 'ROC AUC',
  brier: 'Brier score',
  f1_macro: 'F1, macro',
  mae: 'MAE',
  mape: 'MAPE',
  mcc: 'Matthews correlation',
  median_ae: 'Median absolute error',
  r2: 'R²',
  rmse: 'RMSE',
};

/** `log_loss` → `Log loss`, `rmse` → `RMSE`; of `block.metric` both. */
export function metricTitle(name: string): string {
  const parts = name.split('.');
  const last = parts.pop() ?? name;
  const words = last.replaceAll('_', ' ');
  const title = titles[last] ?? words.charAt(0).toUpperCase() + words.slice(1);
  return parts.length ? `${parts.join('.')} · ${title}` : title;
}
