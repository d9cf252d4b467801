import type { BlockRun } from '@shared/model';
import type { KindCatalogue } from '../graph';

/** A run's metrics: those of its evaluations, as `block.name` when the run has several evaluation blocks. */
export function runMetrics(blocks: readonly BlockRun[], catalogue: KindCatalogue): Record<string, number> {
  const evaluations = blocks.filter(
    ({ kind, reason }) => catalogue.find(kind)?.descriptor.category === 'evaluate' && reason !== 'disabled',
  );
  return Object.fromEntries(
    evaluations.flatMap(({ block, metrics }) =>
      Object.entries(metrics).map(([name, value]) => [
        evaluations.length === 1 ? name : `${block}.${name}`,
        value,
      ]),
    ),
  );
}
