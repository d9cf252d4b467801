import type { ParsedInput } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { CalendarUnit, Interval } from '@shared/model';
import { addUnits, instantOf, isZone, wallTime } from '../calendar';

const mostIntervals = 10_000;

interface BackfillPlan {
  readonly intervals: readonly { readonly interval: Interval; readonly label: string }[];
  /** What of the range no whole interval covers. */
  readonly rest?: Interval;
}

/**
 * Cuts a range into intervals one after the other; only whole ones, the end excluded. All start from the range's
 * start, so that the month's last day stays the last.
 * @throws LatheError `request.invalid`.
 */
export function planBackfill(
  range: Pick<ParsedInput<'backfills.plan'>, 'from' | 'to' | 'every' | 'zone'>,
): BackfillPlan {
  const { every, zone } = range;
  if (!isZone(zone)) throw invalid(`${zone} is no time zone.`, 'Use a name such as Europe/Berlin or UTC.');
  const from = momentOf(range.from, zone);
  const to = momentOf(range.to, zone);
  if (to <= from)
    throw invalid(`${range.to} is not after ${range.from}.`, 'The end is excluded: let it be later.');
  const edge = (index: number): number =>
    addUnits(from, { value: every.value * index, unit: every.unit }, zone);
  const intervals: { interval: Interval; label: string }[] = [];
  let start = from;
  for (let end = edge(1); end <= to; end = edge(intervals.length + 1)) {
    if (intervals.length === mostIntervals)
      throw invalid(
        `That would be more than ${mostIntervals} runs.`,
        'Choose a shorter range or longer intervals.',
      );
    intervals.push({ interval: { start, end }, label: labelOf(start, every.unit, zone) });
    start = end;
  }
  return { intervals, ...(start < to ? { rest: { start, end: to } } : {}) };
}

/** `2024-01`, `2024-01-31` or `2024-01-31T13:00` in a zone. */
function momentOf(text: string, zone: string): number {
  const [, year, month, day = '1', hour = '0', minute = '0'] =
    /^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d))?)?$/.exec(text.trim()) ?? [];
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: 0,
  };
  const shown = new Date(Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute));
  const isReal =
    shown.getUTCMonth() === wall.month - 1 &&
    shown.getUTCDate() === wall.day &&
    shown.getUTCHours() === wall.hour;
  if (year === undefined || !isReal || wall.minute > 59)
    throw invalid(`“${text}” is no date.`, 'Write 2024-01-31, or 2024-01-31T13:00.');
  return instantOf(wall, zone);
}

/** As short as the unit allows. */
function labelOf(start: number, unit: CalendarUnit, zone: string): string {
  const { year, month, day, hour, minute } = wallTime(start, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (unit === 'hour' || hour !== 0 || minute !== 0)
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  if (unit === 'year' && month === 1 && day === 1) return String(year);
  if ((unit === 'month' || unit === 'year') && day === 1) return `${year}-${two(month)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

function invalid(message: string, cure: string): LatheError {
  return new LatheError('request.invalid', message, { cure });
}
