import { quantile } from '../evaluation';
import type { ColumnSource } from '../frames';
import type { Recipe } from '../recipes';

/** What each raw input looked like in training, for telling drift later. */
export type ReferenceStatistics = Readonly<Record<string, NumericReference | CategoricalReference>>;

interface NumericReference {
  readonly rows: number;
  readonly missing: number;
  readonly mean: number;
  /** Population standard deviation. */
  readonly sd: number;
  /** Edges of ten bins with about as many training rows each, first the minimum, last the maximum; equal edges merged. */
  readonly edges: readonly number[];
  /** Share of the present rows in each bin; a bin has its upper edge. */
  readonly shares: readonly number[];
}

interface CategoricalReference {
  readonly rows: number;
  readonly missing: number;
  /** Shares of the present rows, most frequent first, at most 100. */
  readonly shares: readonly (readonly [category: string, share: number])[];
  readonly otherShare: number;
}

const categoriesKept = 100;

export async function referenceStatistics(
  source: ColumnSource,
  recipe: Recipe,
): Promise<ReferenceStatistics> {
  const result: Record<string, NumericReference | CategoricalReference> = {};
  for (const { name, role } of recipe.inputs)
    result[name] =
      role === 'numeric'
        ? numericReference(await source.numeric(name))
        : categoricalReference(await source.coded(name));
  return result;
}

function numericReference(values: Float64Array): NumericReference {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sorted.length;
  const edges = [...new Set(Array.from({ length: 11 }, (_, tenth) => quantile(sorted, tenth / 10)))];
  const counts = new Array<number>(Math.max(1, edges.length - 1)).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value > edges[bin + 1]!) bin++;
    counts[bin]!++;
  }
  return {
    rows: values.length,
    missing: values.length - sorted.length,
    mean,
    sd: Math.sqrt(variance),
    edges,
    shares: counts.map((count) => count / sorted.length),
  };
}

function categoricalReference({
  codes,
  categories,
}: Awaited<ReturnType<ColumnSource['coded']>>): CategoricalReference {
  const counts = new Float64Array(categories.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const present = counts.reduce((sum, count) => sum + count, 0);
  const order = [...categories.keys()]
    .sort((a, b) => counts[b]! - counts[a]! || a - b)
    .slice(0, categoriesKept);
  const shares = order.map((code) => [categories[code]!, counts[code]! / present] as const);
  const kept = order.reduce((sum, code) => sum + counts[code]!, 0);
  return {
    rows: codes.length,
    missing: codes.length - present,
    shares,
    otherShare: (present - kept) / present,
  };
}
