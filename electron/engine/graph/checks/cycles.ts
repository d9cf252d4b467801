import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { findCycle } from '../order';

/** The first cycle, with its path. */
export function checkCycles({ source, blocks }: CheckedPipeline): Issue[] {
  const cycle = findCycle(blocks);
  if (!cycle) return [];
  const index = blocks.findIndex(({ id }) => id === cycle[0]);
  return [
    fault(
      source,
      'pipeline.cycle',
      `The blocks need each other in a circle: ${cycle.join(' → ')}.`,
      'Remove one of these connections.',
      { path: ['blocks', index, 'inputs'], block: cycle[0] },
    ),
  ];
}
