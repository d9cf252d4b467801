import type { RecipeStep } from './step';

/** The label of the column that rare categories share; another one when a category has that very name. */
function labelOfOthers(categories: readonly string[]): string {
  return categories.includes('other') ? 'other (rare)' : 'other';
}

interface OneHotState {
  /** Ascending by code unit. */
  readonly categories: readonly string[];
  /** Training categories without a column of their own: they share the column `other`. */
  readonly rare: readonly string[];
}

/**
 * One 0/1 column a category. The most frequent categories are kept and the rest share one column, `other`; a
 * category that the training rows do not have, and a missing value, are zero in every column.
 */
export const oneHot: RecipeStep<'oneHot', OneHotState> = {
  name: 'oneHot',
  accepts: (column) => column.kind === 'coded',
  fit: (column, name, { maxCategories, minCount }, notes) => {
    if (column.kind !== 'coded') throw new Error('only categories are one-hot encoded');
    const counts = new Float64Array(column.categories.length);
    for (const code of column.codes) if (code >= 0) counts[code]!++;
    const seen = [...column.categories.keys()].filter((code) => counts[code]! > 0);
    seen.sort((a, b) => counts[b]! - counts[a]! || a - b);
    const frequent = seen.filter((code) => counts[code]! >= minCount);
    const kept = frequent.slice(0, seen.length > maxCategories ? maxCategories - 1 : maxCategories);
    const rare = seen.slice(kept.length);
    if (rare.length)
      notes.warn(
        name,
        `${seen.length} categories: the ${kept.length} most frequent are kept, ${rare.length} share one column`,
      );
    const text = (codes: number[]): string[] => codes.map((code) => column.categories[code]!).sort();
    return { categories: text(kept), rare: text(rare) };
  },
  apply: (column, name, { categories, rare }) => {
    if (column.kind !== 'coded') throw new Error('only categories are one-hot encoded');
    const labels = rare.length ? [...categories, labelOfOthers(categories)] : categories;
    const index = new Map<string, number>(rare.map((category) => [category, categories.length]));
    categories.forEach((category, code) => index.set(category, code));
    const recoded = Int32Array.from(column.categories, (category) => index.get(category) ?? -1);
    const codes = column.codes.map((code) => (code < 0 ? -1 : recoded[code]!));
    return [[name, { kind: 'oneHot', codes, labels }]];
  },
};
