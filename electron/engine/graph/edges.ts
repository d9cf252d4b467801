import type { BlockDescriptor, BlockDocument, Port } from '@shared/model';

/** One connection, from an output to an input. `fromPort` is absent when only the block is named. */
export interface Edge {
  readonly from: string;
  readonly fromPort?: string;
  readonly to: string;
  readonly toPort: string;
}

/** The edges that end at a block. */
export function edgesInto(block: BlockDocument): Edge[] {
  return Object.entries(block.inputs ?? {}).map(([toPort, source]) => {
    const dot = source.indexOf('.');
    return dot < 0
      ? { from: source, to: block.id, toPort }
      : { from: source.slice(0, dot), fromPort: source.slice(dot + 1), to: block.id, toPort };
  });
}

/** The output that an edge starts at: the named one, or the first. Code blocks may have outputs of their own. */
export function outputPort(descriptor: BlockDescriptor, name: string | undefined): Port | undefined {
  if (name === undefined) return descriptor.outputs[0];
  const known = descriptor.outputs.find((port) => port.name === name);
  if (known || descriptor.code !== 'typescript') return known;
  return { name, type: 'frame', title: name, optional: false };
}

/** The input that an edge ends at; open inputs take any name. */
export function inputPort(descriptor: BlockDescriptor, name: string): Port | undefined {
  const known = descriptor.inputs.find((port) => port.name === name);
  if (known || !descriptor.openInputs) return known;
  return { name, type: descriptor.openInputs, title: name, optional: true };
}
