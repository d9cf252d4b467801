import type { BlockDescriptor, BlockDocument, BlockRun, PipelineDocument, Port } from '@shared/model';

export interface Edge {
  readonly from: string;
  /** Absent in the file when it is the first output. */
  readonly fromPort: string | undefined;
  readonly to: string;
  readonly toPort: string;
}

export type Catalogue = ReadonlyMap<string, BlockDescriptor>;

/** Every edge of a pipeline, in the order of its blocks. */
export function edgesOf(document: PipelineDocument): Edge[] {
  return document.blocks.flatMap((block) =>
    Object.entries(block.inputs ?? {}).map(([toPort, source]) => {
      const dot = source.indexOf('.');
      return {
        from: dot < 0 ? source : source.slice(0, dot),
        fromPort: dot < 0 ? undefined : source.slice(dot + 1),
        to: block.id,
        toPort,
      };
    }),
  );
}

/** What runs tell of blocks whose outputs their code decides. */
export type KnownRuns = Readonly<Record<string, Pick<BlockRun, 'outputs' | 'items'> | undefined>>;

/**
 * The output ports of a block: those of its kind, and those that others read. Of code they are those that it gave
 * when it ran, and before that those of its kind.
 */
export function outputPorts(
  block: BlockDocument,
  descriptor: BlockDescriptor | undefined,
  edges: readonly Edge[],
  run?: KnownRuns[string],
): Port[] {
  const declared = descriptor?.outputs ?? [];
  if (descriptor && !descriptor.code) return [...declared];
  const given = Object.entries(run?.outputs ?? {}).map(([name, { type }]): Port => {
    const known = declared.find((port) => port.name === name);
    // A block of many items gives lists of what its code gives.
    return known ?? { name, type: run?.items ? 'frame' : type, title: name, optional: false };
  });
  const ports = given.length > 0 ? given : [...declared];
  const seen = new Set(ports.map(({ name }) => name));
  for (const { from, fromPort } of edges) {
    if (from !== block.id || fromPort === undefined || seen.has(fromPort)) continue;
    seen.add(fromPort);
    const known = declared.find(({ name }) => name === fromPort);
    ports.push(known ?? { name: fromPort, type: 'frame', title: fromPort, optional: false });
  }
  return ports;
}

/** The port of an open block that takes one more input. */
export const anotherInput = '+';

/** The input ports of a block; a kind with open inputs shows those in use, and one for another. */
export function inputPorts(block: BlockDocument, descriptor: BlockDescriptor | undefined): Port[] {
  const ports = [...(descriptor?.inputs ?? [])];
  const known = new Set(ports.map(({ name }) => name));
  for (const name of Object.keys(block.inputs ?? {})) {
    if (!known.has(name))
      ports.push({ name, type: descriptor?.openInputs ?? 'frame', title: name, optional: true });
  }
  if (descriptor?.openInputs) {
    ports.push({ name: anotherInput, type: descriptor.openInputs, title: 'Another input', optional: true });
  }
  return ports;
}

/** The port that an edge comes from, filled in when the file leaves it out. */
export function sourcePort(edge: Edge, ports: readonly Port[]): string {
  return edge.fromPort ?? ports[0]?.name ?? '';
}
