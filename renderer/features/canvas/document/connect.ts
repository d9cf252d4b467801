import type { BlockDocument, PipelineDocument, PortType } from '@shared/model';
import { changeBlock, findBlock } from './blocks';
import { blockTitle } from '@renderer/ui';
import { addPort, withoutPort } from './controls';
import { itemsOf } from './items';
import {
  anotherInput,
  edgesOf,
  inputPorts,
  outputPorts,
  type Catalogue,
  type Edge,
  type KnownRuns,
} from './edges';

/** What code may take and give. */
const codeReads: readonly PortType[] = ['frame', 'value', 'metrics', 'items'];

export interface Connection {
  readonly from: string;
  readonly fromPort: string;
  readonly to: string;
  readonly toPort: string;
}

/** Why an edge cannot be, in words; undefined when it can. */
export function whyNotConnect(
  document: PipelineDocument,
  catalogue: Catalogue,
  { from, fromPort, to, toPort }: Connection,
  runs: KnownRuns = {},
): string | undefined {
  const source = findBlock(document, from);
  const target = findBlock(document, to);
  if (!source || !target) return 'There is no such block.';
  if (from === to) return 'A block cannot feed itself.';
  const edges = edgesOf(document);
  const origin = catalogue.get(source.kind);
  const receiver = catalogue.get(target.kind);
  const output = outputPorts(source, origin, edges, runs[from]).find(({ name }) => name === fromPort);
  const input = inputPorts(target, receiver).find(({ name }) => name === toPort);
  if (!output) return `${blockTitle(source)} has no output “${fromPort}”.`;
  if (!input) return `${blockTitle(target)} has no input “${toPort}”.`;
  const listed = output.type === 'items' || (input.type === 'items' && runsByItem(document, catalogue, from));
  const open = receiver?.code === 'typescript' && !receiver.inputs.some(({ name }) => name === toPort);
  // What code gives only shows when it runs, and code takes all that it can read.
  const byCode =
    (open && codeReads.includes(output.type)) ||
    (origin?.code === 'typescript' && codeReads.includes(input.type) && runs[from] === undefined);
  if (output.type !== input.type && !listed && !byCode) {
    return `“${input.title}” of ${blockTitle(target)} takes ${inWords(input.type)}, but “${output.title}” is ${inWords(output.type)}.`;
  }
  if (reaches(edges, to, from)) {
    return `${blockTitle(source)} already depends on ${blockTitle(target)}: the edge would close a circle.`;
  }
  return undefined;
}

/** The document with the edge; what was at the input before gives way. A list starts a run for each item. */
export function connect(
  document: PipelineDocument,
  catalogue: Catalogue,
  connection: Connection,
  runs: KnownRuns = {},
): PipelineDocument {
  const source = findBlock(document, connection.from);
  const target = findBlock(document, connection.to);
  if (!source || !target) return document;
  const outputs = outputPorts(source, catalogue.get(source.kind), edgesOf(document), runs[source.id]);
  const value = connection.fromPort === outputs[0]?.name ? source.id : `${source.id}.${connection.fromPort}`;
  const port =
    connection.toPort === anotherInput ? freeInput(target.inputs ?? {}, source.id) : connection.toPort;
  const types = [
    outputs.find(({ name }) => name === connection.fromPort)?.type,
    inputPorts(target, catalogue.get(target.kind)).find(({ name }) => name === connection.toPort)?.type,
  ];
  const unfolds = types[0] === 'items' && types[1] !== 'items' && !runsByItem(document, catalogue, source.id);
  return changeBlock(document, target.id, (block) => {
    const connected = { ...block, inputs: { ...block.inputs, [port]: value } };
    return unfolds ? addPort(connected, 'map', port) : connected;
  });
}

export function disconnect(document: PipelineDocument, to: string, toPort: string): PipelineDocument {
  return changeBlock(document, to, ({ inputs = {}, ...block }) => {
    const { [toPort]: _gone, ...rest } = inputs;
    const cut = withoutPort(block as BlockDocument, toPort);
    return Object.keys(rest).length > 0 ? { ...cut, inputs: rest } : cut;
  });
}

function runsByItem(document: PipelineDocument, catalogue: Catalogue, block: string): boolean {
  return itemsOf(document, catalogue).axesOf(block).length > 0;
}

/** Names an open input: `df` for the first, else after the block that feeds it. */
function freeInput(inputs: Readonly<Record<string, string>>, source: string): string {
  const base = Object.keys(inputs).length === 0 ? 'df' : source.replace(/[^A-Za-z0-9_]/g, '_');
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!(name in inputs)) return name;
  }
}

function reaches(edges: readonly Edge[], start: string, goal: string): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    if (block === goal) return true;
    if (seen.has(block)) continue;
    seen.add(block);
    for (const edge of edges) if (edge.from === block) open.push(edge.to);
  }
  return false;
}

function inWords(type: PortType): string {
  return type === 'items' ? 'a list of items' : type === 'metrics' ? 'metrics' : `a ${type}`;
}
