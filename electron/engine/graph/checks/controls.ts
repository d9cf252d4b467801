import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { limitFaults } from '../limitFaults';

/** `retry`, `join` and `limits` that say something other than was meant. */
export function checkControls({ source, blocks, catalogue }: CheckedPipeline): Issue[] {
  const ofBlocks = blocks.flatMap(({ id, retry, join, inputs }, index) => {
    const warning = (message: string, cure: string, ...path: string[]): Issue =>
      fault(source, 'document.invalid', message, cure, {
        path: ['blocks', index, ...path],
        block: id,
        severity: 'warning',
      });
    const { delaySeconds = 0, maxDelaySeconds = Infinity, backoff } = retry ?? {};
    return [
      ...(maxDelaySeconds < delaySeconds
        ? [
            warning(
              `The delay of ${delaySeconds} s is cut to ${maxDelaySeconds} s by \`maxDelaySeconds\`.`,
              'Raise `maxDelaySeconds`, or lower `delaySeconds`.',
              'retry',
              'maxDelaySeconds',
            ),
          ]
        : []),
      ...(backoff === 'exponential' && delaySeconds === 0
        ? [
            warning(
              '`backoff: exponential` has no effect: there is no delay to double.',
              'Add `delaySeconds`.',
              'retry',
              'backoff',
            ),
          ]
        : []),
      ...(join !== undefined && Object.keys(inputs ?? {}).length < 2
        ? [warning('`join` has no effect on a block of one input or none.', 'Remove it.', 'join')]
        : []),
    ];
  });
  return [...ofBlocks, ...limitFaults(source, catalogue)];
}
