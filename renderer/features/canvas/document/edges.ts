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

/** The output ports of a block: those of its kind, those that its code gave, and those that others read. */
export function outputPorts(
  block: BlockDocument,
  descriptor: BlockDescriptor | undefined,
  edges: readonly Edge[],
  run?: BlockRun,
): Port[] {
  const ports = [...(descriptor?.outputs ?? [])];
  if (descriptor && !descriptor.code) return ports;
  const seen = new Set(ports.map(({ name }) => name));
  const extra = [
    ...Object.entries(run?.outputs ?? {}).map(([name, { type }]) => ({ name, type })),
    ...edges
      .filter(({ from, fromPort }) => from === block.id && fromPort !== undefined)
      .map(({ fromPort }) => ({ name: fromPort as string, type: 'frame' as const })),
  ];
  for (const { name, type } of extra) {
    if (seen.has(name)) continue;
    seen.add(name);
    ports.push({ name, type, title: name, optional: false });
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
