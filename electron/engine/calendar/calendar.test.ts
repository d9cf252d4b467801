import { expect, test } from 'vitest';
import { addUnits, instantOf, isZone, wallTime, type Step } from '.';

const at = (text: string): number => Date.parse(text);
const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute, second: 0 };
};

// Offsets as in IANA's tzdata: Berlin is +1, in summer +2; New York -5, in summer -4.
test.each([
  ['Europe/Berlin', '2024-01-15T06:00', '2024-01-15T05:00:00Z'],
  ['Europe/Berlin', '2024-07-15T06:00', '2024-07-15T04:00:00Z'],
  // On 31 March 2024 clocks went from 02:00 to 03:00: 02:30 was skipped.
  ['Europe/Berlin', '2024-03-31T01:59', '2024-03-31T00:59:00Z'],
  ['Europe/Berlin', '2024-03-31T02:30', '2024-03-31T01:30:00Z'],
  ['Europe/Berlin', '2024-03-31T03:00', '2024-03-31T01:00:00Z'],
  // On 27 October 2024 they went from 03:00 back to 02:00: 02:30 came twice.
  ['Europe/Berlin', '2024-10-27T02:30', '2024-10-27T00:30:00Z'],
  ['Europe/Berlin', '2024-10-27T03:00', '2024-10-27T02:00:00Z'],
  ['America/New_York', '2024-03-10T02:30', '2024-03-10T07:30:00Z'],
  ['America/New_York', '2024-11-03T01:30', '2024-11-03T05:30:00Z'],
  ['America/New_York', '2024-11-03T02:00', '2024-11-03T07:00:00Z'],
  ['Asia/Kathmandu', '2024-06-01T00:00', '2024-05-31T18:15:00Z'],
  ['UTC', '2024-06-01T00:00', '2024-06-01T00:00:00Z'],
])('clocks of %s show %s at %s', (zone, shown, instant) => {
  expect(new Date(instantOf(wall(shown), zone)).toISOString()).toBe(new Date(instant).toISOString());
});

test.each<[string, Step, string, string]>([
  ['2024-03-30T12:00:00Z', { value: 1, unit: 'day' }, 'Europe/Berlin', '2024-03-31T11:00:00Z'],
  ['2024-03-30T12:00:00Z', { value: 24, unit: 'hour' }, 'Europe/Berlin', '2024-03-31T12:00:00Z'],
  ['2024-10-26T12:00:00Z', { value: 1, unit: 'day' }, 'Europe/Berlin', '2024-10-27T13:00:00Z'],
  ['2024-11-02T12:00:00Z', { value: 1, unit: 'week' }, 'America/New_York', '2024-11-09T13:00:00Z'],
  ['2024-01-31T00:00:00Z', { value: 1, unit: 'month' }, 'UTC', '2024-02-29T00:00:00Z'],
  ['2023-01-31T00:00:00Z', { value: 1, unit: 'month' }, 'UTC', '2023-02-28T00:00:00Z'],
  ['2024-01-31T00:00:00Z', { value: 13, unit: 'month' }, 'UTC', '2025-02-28T00:00:00Z'],
  ['2024-12-31T00:00:00Z', { value: 2, unit: 'month' }, 'UTC', '2025-02-28T00:00:00Z'],
  ['2024-02-29T00:00:00Z', { value: 1, unit: 'year' }, 'UTC', '2025-02-28T00:00:00Z'],
  ['2024-02-29T00:00:00.250Z', { value: 90, unit: 'minute' }, 'UTC', '2024-02-29T01:30:00.250Z'],
])('%s and %o in %s', (from, step, zone, to) => {
  expect(new Date(addUnits(at(from), step, zone)).toISOString()).toBe(new Date(to).toISOString());
});

test.each([
  ['Europe/Berlin', 2],
  ['America/New_York', 2],
  ['Australia/Lord_Howe', 1],
  ['UTC', 0],
])(
  'what clocks of %s show leads back to the instant, save in the second pass of a repeated hour',
  (zone, halves) => {
    const repeated = [
      ...halfHours('2024-03-08', '2024-04-08'),
      ...halfHours('2024-10-25', '2024-11-05'),
    ].filter((instant) => instantOf(wallTime(instant, zone), zone) !== instant);
    expect(repeated).toHaveLength(halves);
  },
);

function halfHours(from: string, to: string): number[] {
  const count = (at(`${to}T00:00:00Z`) - at(`${from}T00:00:00Z`)) / 1_800_000;
  return Array.from({ length: count }, (_, index) => at(`${from}T00:00:00Z`) + index * 1_800_000);
}

test('a zone is a name of the list', () => {
  expect(['Europe/Berlin', 'UTC', 'America/New_York'].map(isZone)).toEqual([true, true, true]);
  expect(['Berlin', '', 'Europe/Nowhere'].map(isZone)).toEqual([false, false, false]);
});
