import { Graph, layout as layOut } from '@dagrejs/dagre';
import type { PipelineDocument } from '@shared/model';
import type { Position } from './blocks';
import { edgesOf } from './edges';

/** Size of a block on the canvas, in its pixels. */
export const blockSize = { width: 176, height: 74 } as const;

/** Positions for all blocks, from left to right. */
export function tidyPositions(document: PipelineDocument): Record<string, Position> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 76 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of document.blocks) graph.setNode(id, { ...blockSize });
  for (const { from, to } of edgesOf(document)) if (graph.hasNode(from)) graph.setEdge(from, to);
  layOut(graph);
  return Object.fromEntries(
    document.blocks.map(({ id }) => {
      const { x = 0, y = 0 } = graph.node(id);
      return [id, [Math.round(x - blockSize.width / 2), Math.round(y - blockSize.height / 2)]];
    }),
  );
}

/** Where each block stands; blocks without a place get one from the tidy layout. */
export function positionsOf(document: PipelineDocument): Record<string, Position> {
  const placed = document.layout ?? {};
  if (document.blocks.every(({ id }) => placed[id])) return placed;
  return { ...tidyPositions(document), ...placed };
}
