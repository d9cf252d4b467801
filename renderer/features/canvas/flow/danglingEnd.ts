import type { FinalConnectionState } from '@xyflow/react';
import type { PipelineDocument } from '@shared/model';
import { edgesOf, findBlock, inputPorts, outputPorts, type Catalogue, type KnownRuns } from '../document';
import type { Dangling } from '../palette/fittingKinds';

/** Where an edge that was let go started. */
export function danglingEnd(
  document: PipelineDocument,
  catalogue: Catalogue,
  runs: KnownRuns,
  { fromNode, fromHandle }: FinalConnectionState,
): Dangling | undefined {
  const block = fromNode && findBlock(document, fromNode.id);
  if (!block || !fromHandle) return undefined;
  const descriptor = catalogue.get(block.kind);
  const ports =
    fromHandle.type === 'source'
      ? outputPorts(block, descriptor, edgesOf(document), runs[block.id])
      : inputPorts(block, descriptor);
  const port = ports.find(({ name }) => name === fromHandle.id);
  return port && { block: block.id, port: port.name, end: fromHandle.type, type: port.type };
}
