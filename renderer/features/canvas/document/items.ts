import type { BlockDocument, PipelineDocument } from '@shared/model';
import { edgesOf, inputPorts, outputPorts, sourcePort, type Catalogue, type Edge } from './edges';

/**
 * How an edge carries results: `one` result; a list that `starts` a run of the block for each item; results that go
 * `along`, item by item; or all items `collected` at once.
 */
export type Carriage = 'one' | 'starts' | 'along' | 'collected';

export interface ItemsOfPipeline {
  /** The mapping blocks along which a block has its runs, the outermost first; none for a block that runs once. */
  axesOf(block: string): readonly string[];
  carriageOf(edge: Pick<Edge, 'from' | 'to' | 'toPort'>): Carriage;
}

export function portList(ports: string | readonly string[] | undefined): readonly string[] {
  return ports === undefined ? [] : typeof ports === 'string' ? [ports] : ports;
}

/** Which blocks of a pipeline run once an item, and how their results travel. */
export function itemsOf(document: PipelineDocument, catalogue: Catalogue): ItemsOfPipeline {
  const blocks = new Map(document.blocks.map((block) => [block.id, block]));
  const into = new Map<string, Edge[]>();
  for (const edge of edgesOf(document)) into.set(edge.to, [...(into.get(edge.to) ?? []), edge]);
  const axes = new Map<string, readonly string[]>();

  const takesList = (block: BlockDocument, port: string): boolean =>
    inputPorts(block, catalogue.get(block.kind)).find(({ name }) => name === port)?.type === 'items';
  const collects = (block: BlockDocument, { from, toPort }: Pick<Edge, 'from' | 'toPort'>): boolean =>
    portList(block.collect).includes(toPort) ||
    (takesList(block, toPort) && !portList(block.map).includes(toPort) && axesOf(from).length > 0);

  function axesOf(id: string): readonly string[] {
    const known = axes.get(id);
    if (known) return known;
    // Stands while the blocks above are looked at, so that a circle ends.
    axes.set(id, []);
    const block = blocks.get(id);
    if (!block) return [];
    const outer = (into.get(id) ?? [])
      .filter((edge) => !collects(block, edge))
      .flatMap(({ from }) => axesOf(from));
    const own = portList(block.map).length > 0 ? [id] : [];
    const found = [...new Set([...outer, ...own])];
    axes.set(id, found);
    return found;
  }

  return {
    axesOf,
    carriageOf(edge) {
      const block = blocks.get(edge.to);
      if (!block) return 'one';
      if (portList(block.map).includes(edge.toPort)) return 'starts';
      const many = axesOf(edge.from).length > 0;
      if (many && collects(block, edge)) return 'collected';
      return many ? 'along' : 'one';
    },
  };
}

/** Types of artifact that can be taken item by item. */
const listTypes: readonly string[] = ['items', 'value', 'frame'];

export interface InputOfBlock {
  readonly port: string;
  readonly title: string;
  /** `block` or `block.port`. */
  readonly source: string;
  /** Whether what comes in can be taken item by item. */
  readonly listed: boolean;
  /** Whether it comes from a block that runs once an item. */
  readonly mapped: boolean;
}

/** The connected inputs of a block, as map and collect see them. */
export function inputsOf(
  document: PipelineDocument,
  catalogue: Catalogue,
  block: BlockDocument,
): InputOfBlock[] {
  const edges = edgesOf(document);
  const ports = inputPorts(block, catalogue.get(block.kind));
  const items = itemsOf(document, catalogue);
  return edges
    .filter(({ to }) => to === block.id)
    .map((edge) => {
      const source = document.blocks.find(({ id }) => id === edge.from);
      const outputs = source ? outputPorts(source, catalogue.get(source.kind), edges) : [];
      const from = sourcePort(edge, outputs);
      const type = outputs.find(({ name }) => name === from)?.type ?? 'frame';
      return {
        port: edge.toPort,
        title: ports.find(({ name }) => name === edge.toPort)?.title ?? edge.toPort,
        source: edge.fromPort === undefined ? edge.from : `${edge.from}.${edge.fromPort}`,
        listed: listTypes.includes(type),
        mapped: items.axesOf(edge.from).length > 0,
      };
    });
}

/** Outputs that a block may take as a list: of blocks that do not need it themselves. */
export function listSources(
  document: PipelineDocument,
  catalogue: Catalogue,
  block: BlockDocument,
): readonly string[] {
  const edges = edgesOf(document);
  const below = new Set([block.id]);
  for (let grown = true; grown;) {
    const before = below.size;
    for (const { from, to } of edges) if (below.has(from)) below.add(to);
    grown = below.size > before;
  }
  return document.blocks
    .filter(({ id }) => !below.has(id))
    .flatMap((source) => {
      const outputs = outputPorts(source, catalogue.get(source.kind), edges);
      return outputs
        .filter(({ type }) => listTypes.includes(type))
        .map(({ name }) => (name === outputs[0]?.name ? source.id : `${source.id}.${name}`));
    });
}
