import type { BlockRun } from '@shared/model';
import type { KindCatalogue } from '../graph';

/** A run's metrics: those of its evaluations, as `block.name` where two evaluations have the same. */
export function runMetrics(blocks: readonly BlockRun[], catalogue: KindCatalogue): Record<string, number> {
  const evaluations = blocks.filter(({ kind }) => catalogue.find(kind)?.descriptor.category === 'evaluate');
  const owners = new Map<string, number>();
  for (const { metrics } of evaluations) {
    for (const name of Object.keys(metrics)) owners.set(name, (owners.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(
    evaluations.flatMap(({ block, metrics }) =>
      Object.entries(metrics).map(([name, value]) => [
        owners.get(name) === 1 ? name : `${block}.${name}`,
        value,
      ]),
    ),
  );
}
