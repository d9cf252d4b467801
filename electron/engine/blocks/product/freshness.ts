import { addUnits, instantOf, timeOfDay, wallTime } from '@engine/calendar';

export type AgeUnit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

/** When a product must be made anew. Days and more are those of the zone's calendar. */
export type Freshness =
  | { readonly rule: 'always' | 'never' | 'inputsChanged' }
  | { readonly rule: 'olderThan'; readonly age: number; readonly unit: AgeUnit; readonly zone: string }
  | { readonly rule: 'at'; readonly times: readonly string[]; readonly zone: string };

/**
 * Why a product is outdated by the clock alone, in words; undefined while it is not, and for rules that do not ask
 * the clock. Times are milliseconds since 1970.
 */
export function whyTooOld(freshness: Freshness, finishedAt: number, now: number): string | undefined {
  if (freshness.rule === 'olderThan') {
    const { age, unit, zone } = freshness;
    const end = addUnits(finishedAt, { value: age, unit: singular(unit) }, zone);
    return now > end ? `older than ${age} ${age === 1 ? singular(unit) : unit}` : undefined;
  }
  if (freshness.rule !== 'at') return undefined;
  const due = lastDue(freshness.times, freshness.zone, now);
  return due !== undefined && finishedAt < due.instant
    ? `not made since ${due.time} ${freshness.zone}`
    : undefined;
}

/**
 * The last of some times of day that has come, and when. A time that clocks skip comes that much later on that
 * day; one that comes twice counts once, the first time.
 */
export function lastDue(
  times: readonly string[],
  zone: string,
  now: number,
): { readonly time: string; readonly instant: number } | undefined {
  const today = wallTime(now, zone);
  return times
    .flatMap((time) => {
      const clock = timeOfDay(time);
      if (!clock) return [];
      // Two days back, because a change of clocks may have moved yesterday's beyond now.
      return [0, 1, 2].map((back) => ({
        time,
        instant: instantOf({ ...today, ...clock, day: today.day - back, second: 0 }, zone),
      }));
    })
    .filter(({ instant }) => instant <= now)
    .sort((left, right) => right.instant - left.instant)[0];
}

function singular<U extends AgeUnit>(unit: U): U extends `${infer S}s` ? S : never {
  return unit.slice(0, -1) as U extends `${infer S}s` ? S : never;
}
