import type { Backfill, CalendarUnit } from '@shared/model';
import { formatCount } from '@renderer/ui';

/** What is typed of a range. */
export interface BackfillForm {
  /** `2024-01-31`, by the hour `2024-01-31T13:00`. */
  readonly from: string;
  /** Excluded. */
  readonly to: string;
  readonly count: number;
  readonly unit: CalendarUnit;
  readonly zone: string;
  readonly parallel: number;
}

/** The last week, a day at a time. */
export function firstForm(now: number, zone: string): BackfillForm {
  const day = 86_400_000;
  return {
    from: new Date(now - 7 * day).toISOString().slice(0, 10),
    to: new Date(now).toISOString().slice(0, 10),
    count: 1,
    unit: 'day',
    zone,
    parallel: 1,
  };
}

/** The form with another unit: hours need a time of day, the others none. */
export function withUnit(form: BackfillForm, unit: CalendarUnit): BackfillForm {
  const fit = (text: string): string => {
    if (unit !== 'hour') return text.slice(0, 10);
    return text === '' || text.includes('T') ? text : `${text}T00:00`;
  };
  return { ...form, unit, from: fit(form.from), to: fit(form.to) };
}

/** Why the form cannot be planned yet. */
export function formFault({ from, to, count, parallel }: BackfillForm): string | undefined {
  if (from === '' || to === '') return 'Give the first day, and the day after the last.';
  if (to <= from) return 'The end must come after the start; it is excluded.';
  if (!Number.isInteger(count) || count < 1) return 'Every 1 or more.';
  if (!Number.isInteger(parallel) || parallel < 1 || parallel > 64) return 'From 1 to 64 runs at once.';
  return undefined;
}

/** `every day`, `every 2 weeks`. */
export function everyText({ value, unit }: { readonly value: number; readonly unit: CalendarUnit }): string {
  return value === 1 ? `every ${unit}` : `every ${value} ${unit}s`;
}

/** `12 runs`. */
export function runsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`;
}

/** `4 of 12 · 1 failed`: how many runs succeeded, and how many did not. */
export function backfillCountText({ total, succeeded, failed, cancelled }: Backfill['counts']): string {
  return [
    succeeded === total ? runsText(total) : `${formatCount(succeeded)} of ${formatCount(total)}`,
    failed > 0 && `${formatCount(failed)} failed`,
    cancelled > 0 && `${formatCount(cancelled)} cancelled`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What may be done with a backfill as it stands. */
export function actionsOf({ state, counts }: Pick<Backfill, 'state' | 'counts'>): {
  readonly cancel: boolean;
  readonly resume: boolean;
  readonly retry: boolean;
} {
  const active = state === 'running';
  const open = counts.waiting + counts.cancelled > 0;
  return { cancel: active, resume: !active && open, retry: !active && counts.failed > 0 };
}
