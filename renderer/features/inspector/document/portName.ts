import type { BlockDescriptor, BlockDocument } from '@shared/model';

/** Why a further input of a block cannot have this name; undefined when it can. */
export function portFault(
  name: string,
  block: BlockDocument,
  descriptor: BlockDescriptor | undefined,
): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(name)) return 'Letters, digits and _, starting with a letter.';
  const taken = name in (block.inputs ?? {}) || descriptor?.inputs.some((port) => port.name === name);
  return taken ? `There is already an input ${name}.` : undefined;
}
