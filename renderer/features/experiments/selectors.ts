import type { Comparison, RunDetail, RunSummary } from '@shared/model';
import type { LineSeries } from '@renderer/charts';
import { seriesColor } from '@renderer/charts';

/** One run as the table of experiments shows it. */
export interface ExperimentRow {
  readonly run: RunSummary;
  /** `block.parameter` to text; empty until the run's details are there. */
  readonly params: Readonly<Record<string, string>>;
  /** First letters of the hashes of what was loaded. */
  readonly data: string;
}

export function experimentRow(run: RunSummary, detail: RunDetail | undefined): ExperimentRow {
  if (!detail) return { run, params: {}, data: '' };
  const params: Record<string, string> = {};
  const loaded: string[] = [];
  for (const block of detail.blocks) {
    for (const [name, value] of Object.entries(block.params))
      params[`${block.block}.${name}`] = valueText(value);
    if (block.kind.startsWith('load.'))
      loaded.push(...Object.values(block.outputs).map((artifact) => artifact.hash.slice(0, 4)));
  }
  return { run, params, data: loaded.join(' ') };
}

/** A parameter's value in one line. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Parameters that are not the same in all rows whose details are known, in the order of first sight. */
export function varyingParams(rows: readonly ExperimentRow[]): string[] {
  const known = rows.filter((row) => Object.keys(row.params).length > 0);
  const names = [...new Set(known.flatMap((row) => Object.keys(row.params)))];
  return names.filter((name) => new Set(known.map((row) => row.params[name] ?? '')).size > 1);
}

export function metricNames(rows: readonly ExperimentRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.run.metrics)))];
}

export interface Sort {
  /** `run`, `seconds`, `metric:rmse` or `param:mlp.epochs`. */
  readonly key: string;
  readonly descending: boolean;
}

/** Sorted with numbers as numbers; rows without a value come last in either direction. */
export function sortRows(rows: readonly ExperimentRow[], sort: Sort): ExperimentRow[] {
  const sign = sort.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [sortValue(a, sort.key), sortValue(b, sort.key)];
    if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
    return sign * String(left).localeCompare(String(right));
  });
}

function sortValue(row: ExperimentRow, key: string): number | string | undefined {
  if (key === 'run') return row.run.id;
  if (key === 'pipeline') return row.run.pipeline;
  if (key === 'data') return row.data || undefined;
  if (key === 'seconds') return secondsOfRun(row.run);
  if (key.startsWith('metric:')) return row.run.metrics[key.slice(7)];
  const text = row.params[key.slice(6)];
  if (text === undefined || text === '') return undefined;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}

export function secondsOfRun(run: RunSummary): number | undefined {
  return run.startedAt === undefined || run.finishedAt === undefined
    ? undefined
    : (run.finishedAt - run.startedAt) / 1000;
}

export function searchRows(rows: readonly ExperimentRow[], typed: string): ExperimentRow[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [...rows];
  return rows.filter((row) =>
    [`#${row.run.id}`, row.run.pipeline, ...row.run.models, ...Object.values(row.params)].some((part) =>
      part.toLowerCase().includes(text),
    ),
  );
}

/** Whether each value of a comparison's metric is the best one; nothing is best when all are equal or one is alone. */
export function bestOf(metric: Comparison['metrics'][number]): boolean[] {
  const values = metric.values.map((one) => one?.value).filter((value) => value !== undefined);
  const best = metric.better === 'higher' ? Math.max(...values) : Math.min(...values);
  const distinct = new Set(values).size > 1;
  return metric.values.map((one) => distinct && one?.value === best);
}

/** The best values of the table's metrics, for a bold figure; `better` guessed from the field's names. */
export function bestInColumn(rows: readonly ExperimentRow[], name: string): number | undefined {
  const values = rows.map((row) => row.run.metrics[name]).filter((value) => value !== undefined);
  if (new Set(values).size < 2) return undefined;
  return lowerIsBetter(name) ? Math.min(...values) : Math.max(...values);
}

export function lowerIsBetter(name: string): boolean {
  return /(loss|rmse|mae|mse|mape|error|brier|deviance)/i.test(name);
}

export interface CurveOverlay {
  readonly title: string;
  readonly series: readonly LineSeries[];
}

/** One chart a series name, one line a run (and block, where a run trained several). Colours follow the runs. */
export function overlayCurves(comparison: Comparison): CurveOverlay[] {
  const names = [...new Set(comparison.curves.map((curve) => curve.series))].filter(
    (name) => name !== 'learning_rate',
  );
  const rank = (name: string): number => ['val_loss', 'loss'].indexOf(name) + 1 || 3;
  return names
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((name) => ({
      title: seriesTitle(name),
      series: comparison.runs.flatMap((run, index) => {
        const curves = comparison.curves.filter((curve) => curve.run === run.id && curve.series === name);
        return curves.map((curve, k) => ({
          id: `${run.id}-${curve.block}`,
          label: curves.length > 1 ? `run ${run.id}, ${curve.block}` : `run ${run.id}`,
          x: curve.steps,
          y: curve.values,
          color: seriesColor(index),
          ...(k > 0 ? { dash: '5 3' } : {}),
        }));
      }),
    }));
}

function seriesTitle(name: string): string {
  const plain = name.replace(/^val_/, '');
  const words = plain === 'rmse' || plain === 'auc' ? plain.toUpperCase() : plain.replaceAll('_', ' ');
  return name.startsWith('val_') ? `Validation ${words}` : `Training ${words}`;
}
