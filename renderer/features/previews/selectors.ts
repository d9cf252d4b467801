import type { Cell, Column, ColumnProfile, ColumnType, Filter, FrameProfile } from '@shared/model';
import { formatCount, formatShare } from '@renderer/charts';

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal']);

export function isNumeric(type: ColumnType): boolean {
  return numeric.has(type);
}

/** The short sign of a type, before a column's name. */
export function typeSign(type: ColumnType): string {
  if (isNumeric(type)) return '#';
  if (type === 'boolean') return '?';
  return type === 'category' || type === 'text' ? 'Aa' : '⏲';
}

/** A cell as shown; undefined stands for a missing value. */
export function cellText(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (typeof cell === 'boolean') return cell ? 'true' : 'false';
  return typeof cell === 'number' ? numberText(cell) : cell;
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const text = String(value);
  return text.length > 12 ? String(Number(value.toPrecision(9))) : text;
}

export interface ColumnHeader {
  /** Heights of the small histogram: bins of numbers and times, or the most frequent values. */
  readonly counts: readonly number[];
  readonly missingShare: number;
  /** What the small picture says, in words. */
  readonly text: string;
}

/** What the header of a column shows once the profile is there. */
export function columnHeader(profile: FrameProfile | undefined, name: string): ColumnHeader | undefined {
  const column = profile?.columns.find((one) => one.name === name);
  if (!profile || !column) return undefined;
  const bins = column.histogram?.map((bin) => bin.count) ?? [];
  const counts = bins.length ? merged(bins, 14) : column.top.slice(0, 12).map((one) => one.count);
  const missingShare = profile.rows ? column.missing / profile.rows : 0;
  const range =
    column.min !== undefined && column.max !== undefined ? `${column.min} to ${column.max}, ` : '';
  return {
    counts,
    missingShare,
    text: `${range}${formatCount(column.distinct)} distinct, ${formatShare(missingShare)} missing`,
  };
}

/** Neighbouring bins added until at most `most` are left. */
function merged(counts: readonly number[], most: number): number[] {
  const size = Math.ceil(counts.length / most);
  const result: number[] = [];
  for (let i = 0; i < counts.length; i += size)
    result.push(counts.slice(i, i + size).reduce((sum, count) => sum + count, 0));
  return result;
}

/**
 * What a person typed under a column's name: `> 40`, `!= Adelie`, `missing`, `present`, else a part of the text,
 * or for numbers the value itself. Undefined when there is nothing to filter by.
 */
export function parseFilter(column: Column, typed: string): Filter | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  if (/^(missing|present)$/i.test(text))
    return { column: column.name, operator: text.toLowerCase() as 'missing' | 'present' };
  const match = /^(!=|<=|>=|=|<|>)\s*(.*)$/.exec(text);
  if (match) {
    const value = match[2]!.trim();
    return value === ''
      ? undefined
      : { column: column.name, operator: match[1] as Filter['operator'], value };
  }
  const exact = isNumeric(column.type) || column.type === 'boolean';
  return { column: column.name, operator: exact ? '=' : 'contains', value: text };
}

/** Why a filter cannot work, in words; undefined when it can. */
export function filterFault(column: Column, filter: Filter | undefined): string | undefined {
  if (!filter || filter.value === undefined || filter.operator === 'contains') return undefined;
  if (isNumeric(column.type) && !Number.isFinite(Number(filter.value)))
    return `${column.name} holds numbers; “${filter.value}” is none`;
  return undefined;
}

/** Pixels for a column: its name or its widest value of the first rows, between a least and a most. */
export function columnWidth(column: Column, cells: readonly (Cell | undefined)[]): number {
  const longest = cells.reduce<number>((most, cell) => Math.max(most, (cellText(cell) ?? '').length), 0);
  return Math.min(320, Math.max(108, 52 + column.name.length * 7.2, 24 + longest * 7.4));
}

export interface Statistic {
  readonly title: string;
  readonly value: number | string;
}

/** The statistics that a column has, in reading order. */
export function statisticsOf(column: ColumnProfile, rows: number): Statistic[] {
  const share = rows ? column.missing / rows : 0;
  const list: (Statistic | undefined)[] = [
    { title: 'Values', value: formatCount(column.count) },
    { title: 'Missing', value: `${formatCount(column.missing)} (${formatShare(share)})` },
    {
      title: 'Distinct',
      value: `${column.distinctEstimated ? 'about ' : ''}${formatCount(column.distinct)}`,
    },
    optional('Minimum', column.min),
    optional('Maximum', column.max),
    optional('Mean', column.mean),
    optional('Standard deviation', column.sd),
    optional('Skew', column.skew),
    optional('1% quantile', column.quantiles?.q01),
    optional('25% quantile', column.quantiles?.q25),
    optional('Median', column.quantiles?.q50),
    optional('75% quantile', column.quantiles?.q75),
    optional('99% quantile', column.quantiles?.q99),
  ];
  return list.filter((one) => one !== undefined);
}

function optional(title: string, value: number | string | undefined): Statistic | undefined {
  return value === undefined ? undefined : { title, value };
}
