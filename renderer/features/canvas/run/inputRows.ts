import type { BlockRun, PipelineDocument } from '@shared/model';
import { edgesOf, type Edge } from '../document';

/** Rows of the artifact on an edge, as its newest run left it. */
export function edgeRows(edge: Edge, blocks: Readonly<Record<string, BlockRun>>): number | undefined {
  const outputs = blocks[edge.from]?.outputs ?? {};
  const port = edge.fromPort ?? Object.keys(outputs)[0];
  return port === undefined ? undefined : outputs[port]?.rows;
}

/** Rows of each frame that a block reads. */
export function inputRowsOf(
  document: PipelineDocument,
  blocks: Readonly<Record<string, BlockRun>>,
  block: string,
): number[] {
  return edgesOf(document)
    .filter(({ to }) => to === block)
    .flatMap((edge) => edgeRows(edge, blocks) ?? []);
}
