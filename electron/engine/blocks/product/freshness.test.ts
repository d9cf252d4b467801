import { expect, test } from 'vitest';
import { lastDue, whyTooOld, type AgeUnit } from './freshness';

const at = (text: string): number => Date.parse(text);

test.each<[string, number, AgeUnit, string, string, string | undefined]>([
  ['2024-05-01T00:00:00Z', 90, 'seconds', 'UTC', '2024-05-01T00:01:30Z', undefined],
  ['2024-05-01T00:00:00Z', 90, 'seconds', 'UTC', '2024-05-01T00:01:31Z', 'older than 90 seconds'],
  ['2024-05-01T00:00:00Z', 15, 'minutes', 'UTC', '2024-05-01T00:15:01Z', 'older than 15 minutes'],
  ['2024-05-01T00:00:00Z', 1, 'hours', 'UTC', '2024-05-01T01:00:00Z', undefined],
  ['2024-05-01T00:00:00Z', 1, 'hours', 'UTC', '2024-05-01T01:00:01Z', 'older than 1 hour'],
  // A day across the change of clocks has 23 hours in spring and 25 in autumn.
  ['2024-03-30T12:00:00Z', 1, 'days', 'Europe/Berlin', '2024-03-31T11:00:01Z', 'older than 1 day'],
  ['2024-03-30T12:00:00Z', 1, 'days', 'Europe/Berlin', '2024-03-31T11:00:00Z', undefined],
  ['2024-10-26T12:00:00Z', 1, 'days', 'Europe/Berlin', '2024-10-27T12:30:00Z', undefined],
  ['2024-10-26T12:00:00Z', 1, 'days', 'UTC', '2024-10-27T12:30:00Z', 'older than 1 day'],
  ['2024-11-02T12:00:00Z', 1, 'days', 'America/New_York', '2024-11-03T12:30:00Z', undefined],
  ['2024-03-01T00:00:00Z', 2, 'weeks', 'UTC', '2024-03-15T00:00:01Z', 'older than 2 weeks'],
  // A month's end stays a month's end.
  ['2024-01-31T06:00:00Z', 1, 'months', 'UTC', '2024-02-29T06:00:00Z', undefined],
  ['2024-01-31T06:00:00Z', 1, 'months', 'UTC', '2024-02-29T06:00:01Z', 'older than 1 month'],
  ['2024-02-29T06:00:00Z', 1, 'years', 'UTC', '2025-02-28T06:00:00Z', undefined],
  ['2024-02-29T06:00:00Z', 1, 'years', 'UTC', '2025-02-28T06:00:01Z', 'older than 1 year'],
])('made %s, at most %i %s old in %s, at %s: %s', (made, age, unit, zone, now, why) => {
  expect(whyTooOld({ rule: 'olderThan', age, unit, zone }, at(made), at(now))).toBe(why);
});

test.each<[string[], string, string, string]>([
  [['06:00', '18:00'], 'UTC', '2024-05-01T12:00:00Z', '2024-05-01T06:00:00Z'],
  [['06:00', '18:00'], 'UTC', '2024-05-01T05:59:59Z', '2024-04-30T18:00:00Z'],
  [['18:00', '06:00'], 'UTC', '2024-05-01T18:00:00Z', '2024-05-01T18:00:00Z'],
  [['06:00'], 'Europe/Berlin', '2024-07-01T04:00:00Z', '2024-07-01T04:00:00Z'],
  [['06:00'], 'Europe/Berlin', '2024-01-01T04:30:00Z', '2023-12-31T05:00:00Z'],
  // 02:30 was skipped on 31 March: it is due when 02:30 would have been, at 03:30 summer time.
  [['02:30'], 'Europe/Berlin', '2024-03-31T01:29:59Z', '2024-03-30T01:30:00Z'],
  [['02:30'], 'Europe/Berlin', '2024-03-31T01:30:00Z', '2024-03-31T01:30:00Z'],
  // 02:30 came twice on 27 October: due the first time, and not again the second.
  [['02:30'], 'Europe/Berlin', '2024-10-27T00:29:59Z', '2024-10-26T00:30:00Z'],
  [['02:30'], 'Europe/Berlin', '2024-10-27T00:30:00Z', '2024-10-27T00:30:00Z'],
  [['02:30'], 'Europe/Berlin', '2024-10-27T01:45:00Z', '2024-10-27T00:30:00Z'],
  [['02:30'], 'America/New_York', '2024-03-10T07:30:00Z', '2024-03-10T07:30:00Z'],
  [['01:30'], 'America/New_York', '2024-11-03T06:45:00Z', '2024-11-03T05:30:00Z'],
  // The first of a month, and of a year.
  [['23:00'], 'UTC', '2024-03-01T01:00:00Z', '2024-02-29T23:00:00Z'],
  [['23:00'], 'Asia/Tokyo', '2025-01-01T13:00:00Z', '2024-12-31T14:00:00Z'],
])('%j in %s were last due, at %s, on %s', (times, zone, now, due) => {
  expect(new Date(lastDue(times, zone, at(now))?.instant ?? 0).toISOString()).toBe(
    new Date(due).toISOString(),
  );
});

test('a product is outdated when it was made before the last time due', () => {
  const rule = { rule: 'at', times: ['06:00', '18:00'], zone: 'Europe/Berlin' } as const;
  const now = at('2024-07-01T12:00:00Z');
  expect(whyTooOld(rule, at('2024-07-01T03:59:00Z'), now)).toBe('not made since 06:00 Europe/Berlin');
  expect(whyTooOld(rule, at('2024-07-01T04:00:00Z'), now)).toBeUndefined();
});

test('rules that do not ask the clock are never too old by it', () => {
  for (const rule of ['always', 'never', 'inputsChanged'] as const)
    expect(whyTooOld({ rule }, 0, at('2024-07-01T12:00:00Z'))).toBeUndefined();
});
