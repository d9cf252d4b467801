import { LatheError } from '@shared/errors';
import type { BlockContext, InputArtifact } from './blockKind';

/** The artifact at an input port. @throws LatheError `pipeline.badEdge` when nothing is connected. */
export function requireInput(
  context: Pick<BlockContext<unknown>, 'inputs' | 'block'>,
  port: string,
): InputArtifact {
  const input = context.inputs[port];
  if (!input)
    throw new LatheError(
      'pipeline.badEdge',
      `Nothing is connected to the input ${port} of ${context.block}.`,
      {
        about: { block: context.block, port },
        cure: `Connect a block to ${port}.`,
      },
    );
  return input;
}
