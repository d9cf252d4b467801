import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { findCycles } from '../findCycles';

/** Blocks that need each other in a circle, by inputs or conditions; each circle with its path. */
export function checkCycles({ source, blocks }: CheckedPipeline): Issue[] {
  return findCycles(blocks).map((cycle) => {
    const index = blocks.findIndex(({ id }) => id === cycle[0]);
    const itself = cycle.length === 2;
    return fault(
      source,
      'pipeline.cycle',
      itself
        ? `\`${cycle[0]}\` needs itself.`
        : `The blocks need each other in a circle: ${cycle.join(' → ')}.`,
      'Remove one of these connections.',
      { path: ['blocks', index, blocks[index]?.inputs ? 'inputs' : 'when'], block: cycle[0] },
    );
  });
}
