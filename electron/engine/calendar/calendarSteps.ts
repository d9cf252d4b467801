import { instantOf, wallTime, type WallTime } from './wallTime';

export interface Step {
  readonly value: number;
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
}

const fixedMilliseconds = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/**
 * An instant so many units later. Hours and less are lengths of time; days and more keep the clock's time in the
 * zone, so that a day may have 23 or 25 hours. A day that a month does not have becomes its last.
 */
export function addUnits(instant: number, { value, unit }: Step, zone: string): number {
  if (unit === 'second' || unit === 'minute' || unit === 'hour')
    return instant + value * fixedMilliseconds[unit];
  const wall = wallTime(instant, zone);
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return instantOf(later(wall, value, unit), zone) + milliseconds;
}

function later(wall: WallTime, value: number, unit: 'day' | 'week' | 'month' | 'year'): WallTime {
  if (unit === 'day') return { ...wall, day: wall.day + value };
  if (unit === 'week') return { ...wall, day: wall.day + value * 7 };
  const months = wall.year * 12 + (wall.month - 1) + (unit === 'month' ? value : value * 12);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return { ...wall, year, month, day: Math.min(wall.day, daysIn(year, month)) };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
