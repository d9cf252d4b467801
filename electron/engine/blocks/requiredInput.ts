import { LatheError } from '@shared/errors';
import type { BlockContext, InputArtifact } from './blockKind';

/** @throws LatheError `pipeline.badEdge` when nothing is connected to the port. */
export function requiredInput(context: BlockContext<unknown>, port: string): InputArtifact {
  const input = context.inputs[port];
  if (input) return input;
  throw new LatheError('pipeline.badEdge', `Nothing is connected to the input ${port}.`, {
    cure: 'Connect a block to it.',
    about: { block: context.block, port },
  });
}
