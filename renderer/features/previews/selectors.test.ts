import { describe, expect, it } from 'vitest';
import type { FrameProfile } from '@shared/model';
import { cellText, columnHeader, columnWidth, filterFault, parseFilter, statisticsOf } from './selectors';

const mass = { name: 'Body Mass (g)', type: 'integer' } as const;
const sex = { name: 'Sex', type: 'category' } as const;

const profile: FrameProfile = {
  rows: 344,
  bytes: 9000,
  columns: [
    {
      ...mass,
      count: 342,
      missing: 2,
      distinct: 94,
      distinctEstimated: true,
      min: '2700',
      max: '6300',
      mean: 4201.75,
      quantiles: { q01: 2900, q25: 3550, q50: 4050, q75: 4750, q99: 6000 },
      histogram: Array.from({ length: 28 }, (_, i) => ({ from: i, to: i + 1, count: i })),
      top: [],
    },
    {
      ...sex,
      count: 333,
      missing: 11,
      distinct: 2,
      distinctEstimated: false,
      top: [
        { value: 'MALE', count: 168 },
        { value: 'FEMALE', count: 165 },
      ],
    },
  ],
};

describe('a column header', () => {
  it('merges bins so that they stay readable, and loses no row', () => {
    const header = columnHeader(profile, mass.name);
    expect(header?.counts).toHaveLength(14);
    expect(header?.counts.reduce((sum, count) => sum + count, 0)).toBe((27 * 28) / 2);
    expect(header?.text).toBe('2700 to 6300, 94 distinct, 0.6% missing');
  });

  it('shows the most frequent values of a category', () => {
    expect(columnHeader(profile, 'Sex')).toMatchObject({ counts: [168, 165], missingShare: 11 / 344 });
    expect(columnHeader(undefined, 'Sex')).toBeUndefined();
  });
});

describe('a typed filter', () => {
  it('reads operators, missing and plain text', () => {
    expect(parseFilter(mass, '>= 4000')).toEqual({ column: mass.name, operator: '>=', value: '4000' });
    expect(parseFilter(mass, '4000')).toEqual({ column: mass.name, operator: '=', value: '4000' });
    expect(parseFilter(sex, 'fem')).toEqual({ column: 'Sex', operator: 'contains', value: 'fem' });
    expect(parseFilter(sex, ' Missing ')).toEqual({ column: 'Sex', operator: 'missing' });
    expect(parseFilter(sex, '!=')).toBeUndefined();
    expect(parseFilter(sex, '  ')).toBeUndefined();
  });

  it('says why text cannot filter numbers', () => {
    expect(filterFault(mass, parseFilter(mass, '> heavy'))).toContain('holds numbers');
    expect(filterFault(mass, parseFilter(mass, '> 4e3'))).toBeUndefined();
  });
});

it('shows cells exactly, and leaves a missing one out', () => {
  expect(cellText('9007199254740993')).toBe('9007199254740993');
  expect(cellText(0.1 + 0.2)).toBe('0.3');
  expect(cellText(false)).toBe('false');
  expect(cellText(null)).toBeUndefined();
});

it('keeps columns between a least and a most', () => {
  expect(columnWidth(sex, ['MALE'])).toBe(108);
  expect(columnWidth(sex, ['x'.repeat(500)])).toBe(320);
});

it('lists only the statistics that a column has', () => {
  const titles = statisticsOf(profile.columns[1]!, profile.rows).map((one) => one.title);
  expect(titles).toEqual(['Values', 'Missing', 'Distinct']);
  expect(statisticsOf(profile.columns[0]!, profile.rows)).toContainEqual({ title: 'Median', value: 4050 });
  expect(statisticsOf(profile.columns[0]!, 344)[2]).toEqual({ title: 'Distinct', value: 'about 94' });
});
