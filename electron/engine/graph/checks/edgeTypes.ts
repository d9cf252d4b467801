import type { BlockDescriptor, BlockDocument, Port, PortType } from '@shared/model';
import type { Edge } from '../edges';
import { portsOf } from '../itemBlocks';

/** What code may take and give; which it is only shows when it runs. */
const codeTakes: readonly PortType[] = ['frame', 'value', 'items', 'metrics'];
const codeGives: readonly PortType[] = ['frame', 'value', 'items'];
/** What becomes a row or more an item where rows are collected. */
const becomesRows: readonly PortType[] = ['frame', 'value', 'metrics'];

interface EdgeEnds {
  readonly block: BlockDocument;
  readonly edge: Edge;
  readonly target: BlockDescriptor;
  readonly input: Port;
  readonly origin: BlockDescriptor;
  readonly output: Port;
  /** Whether the upstream block runs once an item. */
  readonly givesItems: boolean;
}

/** Whether what an output gives may go into an input. */
export function typesFit({ block, edge, target, input, origin, output, givesItems }: EdgeEnds): boolean {
  // What an item is only shows in the run, and what may be mapped is checked for itself.
  if (portsOf(block.map).includes(edge.toPort)) return true;
  if (input.type === output.type) return true;
  if (input.type === 'items' && givesItems) return true;
  if (
    portsOf(block.collect).includes(edge.toPort) &&
    input.type === 'frame' &&
    becomesRows.includes(output.type)
  )
    return true;
  const isOpen = !target.inputs.some(({ name }) => name === edge.toPort);
  if (target.code === 'typescript' && isOpen && codeTakes.includes(output.type)) return true;
  return origin.code === 'typescript' && codeGives.includes(input.type);
}
