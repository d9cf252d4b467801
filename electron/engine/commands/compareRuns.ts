import type { BlockRun, Comparison, Evaluation } from '@shared/model';
import { canonicalJson, type KeyParts } from '../graph';
import { evaluationsOf } from './evaluations';
import type { ProjectContext } from './projectContext';
import { curvesOf, mustFind } from './runRecords';

interface ComparedRun {
  readonly run: number;
  readonly parts: ReadonlyMap<string, KeyParts>;
  readonly blocks: readonly BlockRun[];
  readonly evaluations: readonly { readonly block: string; readonly evaluation: Evaluation }[];
}

/** What differs between runs, and why their metrics may not be comparable. */
export function compareRuns(ids: readonly number[], project: ProjectContext): Comparison {
  const { store } = project;
  const summaries = ids.map((id) => mustFind(id, store.runs.find(id)).summary);
  const runs: ComparedRun[] = ids.map((run) => {
    const blocks = store.blockRuns.ofRun(run);
    return { run, blocks, parts: store.blockRuns.partsOfRun(run), evaluations: evaluationsOf(blocks, store) };
  });
  return {
    runs: summaries,
    parameters: differingParameters(runs),
    metrics: comparedMetrics(runs),
    warnings: warningsFor(runs),
    curves: ids.flatMap((id) => curvesOf(id, undefined, undefined, 600, project)),
    evaluations: runs.flatMap(({ run, evaluations }) => evaluations.map((found) => ({ run, ...found }))),
  };
}

function differingParameters(runs: readonly ComparedRun[]): Comparison['parameters'] {
  const tables = runs.map(({ blocks, parts }) => {
    const leaves = new Map<string, string>();
    for (const { block, kind, params } of blocks) {
      leaves.set(JSON.stringify([block, 'kind']), kind);
      addLeaves(leaves, block, '', params);
      addContents(leaves, block, parts.get(block));
    }
    return leaves;
  });
  const keys = [...new Set(tables.flatMap((table) => [...table.keys()]))];
  return keys.flatMap((key) => {
    const values = tables.map((table) => table.get(key) ?? null);
    if (values.every((value) => value === values[0])) return [];
    const [block = '', name = ''] = JSON.parse(key) as string[];
    return [{ block, name, values }];
  });
}

/** Code and files by the beginning of their hash: enough to see that they differ. */
function addContents(leaves: Map<string, string>, block: string, parts: KeyParts | undefined): void {
  if (parts?.code !== undefined) leaves.set(JSON.stringify([block, 'code']), parts.code.slice(0, 8));
  for (const [file, hash] of Object.entries(parts?.files ?? {})) {
    leaves.set(JSON.stringify([block, file]), hash.slice(0, 8));
  }
}

/** Values of parameters as shown; lists of plain values stay whole. */
function addLeaves(leaves: Map<string, string>, block: string, name: string, value: unknown): void {
  if (Array.isArray(value) && value.some((item) => item !== null && typeof item === 'object')) {
    value.forEach((item, index) => addLeaves(leaves, block, `${name}[${index}]`, item));
  } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value))
      addLeaves(leaves, block, name ? `${name}.${key}` : key, item);
  } else leaves.set(JSON.stringify([block, name]), typeof value === 'string' ? value : canonicalJson(value));
}

function comparedMetrics(runs: readonly ComparedRun[]): Comparison['metrics'] {
  const severalEvaluations = runs.some(({ evaluations }) => evaluations.length > 1);
  const metrics = new Map<string, Comparison['metrics'][number]>();
  runs.forEach(({ evaluations }, position) => {
    for (const { block, evaluation } of evaluations) {
      for (const { name, better, value, low, high } of evaluation.metrics) {
        const shown = severalEvaluations ? `${block}.${name}` : name;
        const row = metrics.get(shown) ?? { name: shown, better, values: runs.map(() => null) };
        metrics.set(shown, row);
        row.values[position] = {
          value,
          ...(low === undefined ? {} : { low }),
          ...(high === undefined ? {} : { high }),
        };
      }
    }
  });
  return [...metrics.values()];
}

function warningsFor(runs: readonly ComparedRun[]): string[] {
  const evaluated = runs.flatMap(({ run, evaluations }) => {
    const first = evaluations[0]?.evaluation;
    return first ? [{ run, evaluation: first }] : [];
  });
  const without = runs.filter(({ evaluations }) => evaluations.length === 0).map(({ run }) => run);
  const warnings = without.length ? [`${named(without)} left no evaluation.`] : [];
  const first = evaluated[0];
  if (!first) return warnings;
  const others = (differs: (evaluation: Evaluation) => boolean): number[] =>
    evaluated.filter(({ evaluation }) => differs(evaluation)).map(({ run }) => run);
  const task = others((evaluation) => evaluation.task !== first.evaluation.task);
  const target = others((evaluation) => evaluation.target !== first.evaluation.target);
  const rows = others((evaluation) => evaluation.testHash !== first.evaluation.testHash);
  if (task.length) warnings.push(`${named(task)} solved another task than run ${first.run}.`);
  if (target.length) warnings.push(`${named(target)} predicted another column than run ${first.run}.`);
  if (rows.length && !target.length) {
    warnings.push(
      `${named(rows)} was measured on other test rows than run ${first.run}: the metrics are not comparable.`,
    );
  }
  return warnings;
}

function named(runs: readonly number[]): string {
  return runs.length === 1 ? `Run ${runs[0]}` : `Each of runs ${runs.join(', ')}`;
}
