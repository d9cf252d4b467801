import { expect, test } from 'vitest';
import { planBackfill } from './backfillPlan';

type Range = Parameters<typeof planBackfill>[0];
const labels = (range: Range): string[] => planBackfill(range).intervals.map(({ label }) => label);
const iso = (range: Range): string[] =>
  planBackfill(range).intervals.map(({ interval }) => new Date(interval.end).toISOString());

test('months of a quarter, the end excluded', () => {
  const range = {
    from: '2024-01-01',
    to: '2024-04-01',
    every: { value: 1, unit: 'month' },
    zone: 'UTC',
  } as const;
  expect(labels(range)).toEqual(['2024-01', '2024-02', '2024-03']);
  expect(iso(range)).toEqual([
    '2024-02-01T00:00:00.000Z',
    '2024-03-01T00:00:00.000Z',
    '2024-04-01T00:00:00.000Z',
  ]);
  expect(planBackfill(range).rest).toBeUndefined();
});

test('what is no whole interval is left out and said', () => {
  const range = {
    from: '2024-01-01',
    to: '2024-03-15',
    every: { value: 1, unit: 'month' },
    zone: 'UTC',
  } as const;
  expect(labels(range)).toEqual(['2024-01', '2024-02']);
  expect(planBackfill(range).rest).toEqual({
    start: Date.parse('2024-03-01T00:00:00Z'),
    end: Date.parse('2024-03-15T00:00:00Z'),
  });
});

test('intervals follow each other without a gap, across changes of clocks and months of any length', () => {
  for (const unit of ['hour', 'day', 'week', 'month', 'year'] as const) {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'UTC']) {
      const range = {
        from: '2023-10-31',
        to: '2024-11-30',
        every: { value: unit === 'hour' ? 7 : 1, unit },
        zone,
      };
      const { intervals, rest } = planBackfill(range);
      const edges = [...intervals.map(({ interval }) => interval), ...(rest ? [rest] : [])];
      edges.slice(1).forEach(({ start }, index) => expect(start).toBe(edges[index]?.end));
      expect(edges.every(({ start, end }) => start < end)).toBe(true);
    }
  }
});

test('days are those of the zone: 23 and 25 hours where clocks change', () => {
  const hours = (from: string, to: string) =>
    planBackfill({ from, to, every: { value: 1, unit: 'day' }, zone: 'Europe/Berlin' }).intervals.map(
      ({ interval }) => (interval.end - interval.start) / 3_600_000,
    );
  expect(hours('2024-03-30', '2024-04-02')).toEqual([24, 23, 24]);
  expect(hours('2024-10-26', '2024-10-29')).toEqual([24, 25, 24]);
});

test("a month's last day stays the last", () => {
  expect(
    labels({ from: '2024-01-31', to: '2024-06-01', every: { value: 1, unit: 'month' }, zone: 'UTC' }),
  ).toEqual(['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30']);
});

test('labels are as short as the unit allows', () => {
  const first = (from: string, unit: Range['every']['unit'], to = '2027-01-01') =>
    planBackfill({ from, to, every: { value: unit === 'hour' ? 5000 : 1, unit }, zone: 'Europe/Berlin' })
      .intervals[0]?.label;
  expect(first('2024-01-01', 'year')).toBe('2024');
  expect(first('2024-07', 'year')).toBe('2024-07');
  expect(first('2024-07-15', 'month')).toBe('2024-07-15');
  expect(first('2024-07-15T06:30', 'day')).toBe('2024-07-15 06:30');
  expect(first('2024-07-15', 'hour')).toBe('2024-07-15 00:00');
});

test.each([
  [{ from: '2024-02-30' }, '“2024-02-30” is no date.'],
  [{ from: '2024-13-01' }, '“2024-13-01” is no date.'],
  [{ from: 'yesterday' }, '“yesterday” is no date.'],
  [{ from: '2024-01-01T24:30' }, '“2024-01-01T24:30” is no date.'],
  [{ from: '2024-04-01' }, '2024-04-01 is not after 2024-04-01.'],
  [{ zone: 'Berlin' }, 'Berlin is no time zone.'],
  [{ from: '1900-01-01', every: { value: 1, unit: 'hour' as const } }, 'That would be more than 10000 runs.'],
])('%o is refused', (change, message) => {
  const range: Range = {
    from: '2024-01-01',
    to: '2024-04-01',
    every: { value: 1, unit: 'month' },
    zone: 'UTC',
  };
  expect(() => planBackfill({ ...range, ...change })).toThrow(message);
});
