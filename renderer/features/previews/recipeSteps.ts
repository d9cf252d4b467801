import { formatNumber } from '@renderer/charts';

export interface StepLine {
  readonly step: string;
  readonly columns: string;
  /** What was set, then what fitting learned by column. */
  readonly learned: string;
}

const titles: Readonly<Record<string, string>> = {
  impute: 'Fill in missing values',
  standardise: 'Standardise',
  oneHot: 'One-hot encode',
};

/** The steps of a fitted recipe (`{ specification, state }` each) as lines; undefined when it is no recipe. */
export function stepLines(document: unknown): StepLine[] | undefined {
  if (!isRecord(document) || !Array.isArray(document['steps'])) return undefined;
  return document['steps'].filter(isRecord).map((fitted) => {
    const specification = isRecord(fitted['specification']) ? fitted['specification'] : {};
    const { step, columns, ...settings } = specification;
    const state = isRecord(fitted['state']) ? fitted['state'] : {};
    const set = Object.entries(settings)
      .filter(([, value]) => value !== false)
      .map(([key, value]) => `${key} ${brief(value)}`);
    const learned = Object.entries(state).map(([column, value]) => `${column}: ${brief(value)}`);
    return {
      step: titles[String(step)] ?? String(step ?? 'step'),
      columns: (Array.isArray(columns) ? columns : Object.keys(state)).join(', '),
      learned: [...set, ...shortened(learned, 8)].join(' · '),
    };
  });
}

/** Columns that a recipe left out, each with the reason. */
export function droppedColumns(document: unknown): { column: string; reason: string }[] {
  const dropped = isRecord(document) ? document['dropped'] : undefined;
  if (!Array.isArray(dropped)) return [];
  return dropped
    .filter(isRecord)
    .map((one) => ({ column: String(one['column']), reason: String(one['reason'] ?? '') }));
}

function brief(value: unknown, depth = 0): string {
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value))
    return shortened(
      value.map((one) => brief(one, depth + 1)),
      6,
    ).join(', ');
  if (isRecord(value)) {
    if (depth > 2) return '…';
    return shortened(
      Object.entries(value)
        .filter(([, one]) => one !== false)
        .map(([key, one]) => `${key} ${brief(one, depth + 1)}`),
      6,
    ).join(', ');
  }
  return String(value);
}

function shortened(texts: readonly string[], most: number): string[] {
  return texts.length > most ? [...texts.slice(0, most), `and ${texts.length - most} more`] : [...texts];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
