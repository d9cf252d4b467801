/** A time as clocks of a zone show it. Months count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const dayMilliseconds = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether a name is a time zone of IANA's list, such as `Europe/Berlin` or `UTC`. */
export function isZone(zone: string): boolean {
  try {
    return formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at an instant, milliseconds since 1970. */
export function wallTime(instant: number, zone: string): WallTime {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/**
 * When the clocks of a zone show a time. One that is skipped when clocks go forward is taken as long after the
 * change as it is after the last moment before it; one that comes twice is the first (Temporal's `compatible`,
 * https://tc39.es/proposal-temporal/docs/ambiguity.html). Fields beyond their range carry over: day 32 is the
 * next month's first.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const shown = asUtc(wall);
  const before = offsetAt(shown - dayMilliseconds, zone);
  const after = offsetAt(shown + dayMilliseconds, zone);
  const candidates = [shown - before, shown - after].filter(
    (instant) => instant + offsetAt(instant, zone) === shown,
  );
  return candidates.length > 0 ? Math.min(...candidates) : shown - before;
}

/** `06:30` as hours and minutes; undefined when it is none. */
export function timeOfDay(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) };
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const whole = Math.floor(instant / 1000) * 1000;
  return asUtc(wallTime(whole, zone)) - whole;
}

function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
