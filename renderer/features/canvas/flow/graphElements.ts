import type { Edge as FlowEdge, Node as FlowNode } from '@xyflow/react';
import { blockTitle } from '@renderer/ui';
import type { PipelineDocument } from '@shared/model';
import {
  blockSize,
  edgesOf,
  findBlock,
  outputPorts,
  positionsOf,
  sourcePort,
  type Catalogue,
  type ItemsOfPipeline,
  type KnownRuns,
} from '../document';

/** `many`: the block runs once an item. */
export type BlockFlowNode = FlowNode<{ readonly many: boolean }, 'block'>;

/** The picture's nodes; what is being dragged or measured is kept from the ones before. */
export function nodesOf(
  document: PipelineDocument,
  items: ItemsOfPipeline,
  selection: readonly string[],
  before: readonly BlockFlowNode[] = [],
): BlockFlowNode[] {
  const positions = positionsOf(document);
  const known = new Map(before.map((node) => [node.id, node]));
  const selected = new Set(selection);
  return document.blocks.map((block) => {
    const [x, y] = positions[block.id] ?? [0, 0];
    const old = known.get(block.id);
    return {
      ...old,
      id: block.id,
      type: 'block' as const,
      position: old?.dragging ? old.position : { x, y },
      data: { many: items.axesOf(block.id).length > 0 },
      selected: selected.has(block.id),
      initialWidth: blockSize.width,
      initialHeight: blockSize.height,
      ariaLabel: `${blockTitle(block)}, ${block.kind}`,
    };
  });
}

/** What of runs decides where edges start: equal as long as nothing changes there. */
export function portsOfRuns(runs: KnownRuns): string {
  return Object.entries(runs)
    .map(([block, run]) => `${block}:${Object.keys(run?.outputs ?? {}).join(',')}`)
    .sort()
    .join(';');
}

export function flowEdgesOf(
  document: PipelineDocument,
  catalogue: Catalogue,
  items: ItemsOfPipeline,
  runs: KnownRuns,
): FlowEdge[] {
  const edges = edgesOf(document);
  return edges.flatMap((edge) => {
    const source = findBlock(document, edge.from);
    if (!source) return [];
    const port = sourcePort(edge, outputPorts(source, catalogue.get(source.kind), edges, runs[source.id]));
    return {
      id: edgeId(edge.to, edge.toPort),
      type: 'rows',
      source: edge.from,
      sourceHandle: port,
      target: edge.to,
      targetHandle: edge.toPort,
      data: { fromPort: port, carriage: items.carriageOf(edge) },
      ariaLabel: `From ${edge.from} to ${edge.to}`,
    };
  });
}

const edgeId = (to: string, toPort: string): string => `${to}:${toPort}`;
