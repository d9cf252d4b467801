import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';

/** Two blocks of one id. */
export function checkBlockIds({ source, blocks }: CheckedPipeline): Issue[] {
  const first = new Map<string, number>();
  return blocks.flatMap(({ id }, index) => {
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const line = source.lineOf(['blocks', earlier, 'id']);
    return [
      fault(
        source,
        'document.invalid',
        `The id \`${id}\` is already taken at line ${line}.`,
        'Give this block another id.',
        {
          path: ['blocks', index, 'id'],
          block: id,
        },
      ),
    ];
  });
}
