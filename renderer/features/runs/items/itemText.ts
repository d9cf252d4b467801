import type { BlockState, ItemCounts, ItemRun } from '@shared/model';
import { formatCount, formatDuration } from '@renderer/ui';
import { formatMetric } from '@renderer/charts';
import { headlineMetrics, metricTitle } from '../selectors';

/** The states that a list of items is narrowed to. */
export type ItemFilter = 'all' | 'failed' | 'active' | 'done' | 'skipped';

const states: Readonly<Record<ItemFilter, readonly BlockState[] | undefined>> = {
  all: undefined,
  failed: ['failed', 'cancelled', 'interrupted'],
  active: ['waiting', 'running'],
  done: ['succeeded', 'cached'],
  skipped: ['skipped'],
};

export function statesOf(filter: ItemFilter): BlockState[] | undefined {
  const wanted = states[filter];
  return wanted && [...wanted];
}

/** How many items each filter leaves. */
export function filterCounts(counts: ItemCounts): Readonly<Record<ItemFilter, number>> {
  return {
    all: counts.total,
    failed: counts.failed + counts.cancelled,
    active: counts.waiting + counts.running,
    done: counts.succeeded + counts.cached,
    skipped: counts.skipped,
  };
}

/** What an item gave, in a few words: rows, else its first metrics, else a caption. */
export function itemResult(item: Pick<ItemRun, 'outputs' | 'metrics'>): string {
  const metrics = headlineMetrics(item.metrics, 2).map(
    ([name, value]) => `${metricTitle(name)} ${formatMetric(value)}`,
  );
  if (metrics.length > 0) return metrics.join(', ');
  const outputs = Object.values(item.outputs);
  const rows = outputs.flatMap((output) => output.rows ?? []);
  if (rows.length > 0) return rows.length === 1 ? counted(rows[0] ?? 0) : rows.map(formatCount).join(' + ');
  return outputs.find(({ caption }) => caption)?.caption ?? '';
}

/** Why an item failed, waits or was skipped; how often it was tried. */
export function itemReason({ error, reason, attempts, state }: ItemRun): string {
  const tries = attempts !== undefined && attempts > 1 ? `${attempts} attempts` : '';
  return [state === 'succeeded' && !tries ? '' : (error?.message ?? reason), tries]
    .filter(Boolean)
    .join(' · ');
}

/** How long an item took or has been at it; empty before its start and for what was reused. */
export function itemTime({ startedAt, finishedAt, state }: ItemRun, now: number): string {
  if (startedAt === undefined || state === 'cached') return '';
  return formatDuration(Math.max(0, (finishedAt ?? now) - startedAt));
}

function counted(rows: number): string {
  return `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}

/** `12 of 1,000 · 3 failed`: how many items are done, and how many failed. */
export function itemCountText({ total, succeeded, cached, failed }: ItemCounts): string {
  if (total === 0) return 'no items';
  const done = succeeded + cached;
  const text =
    done === total ? `${formatCount(total)} items` : `${formatCount(done)} of ${formatCount(total)}`;
  return failed > 0 ? `${text} · ${formatCount(failed)} failed` : text;
}

/** The same with the skipped ones. */
export function itemCountWords(counts: ItemCounts): string {
  const { skipped } = counts;
  return skipped > 0 ? `${itemCountText(counts)} · ${formatCount(skipped)} skipped` : itemCountText(counts);
}
