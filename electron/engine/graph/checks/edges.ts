import type { BlockDescriptor, BlockDocument, Issue } from '@shared/model';
import { edgesInto, inputPort, outputPort, type Edge } from '../edges';
import { fault, type CheckedPipeline } from '../fault';
import { portsOf } from '../itemBlocks';
import { suggestion } from '../nearMiss';
import { typesFit } from './edgeTypes';

/** Edges to blocks or ports that do not exist, of the wrong type, and required inputs without one. */
export function checkEdges(pipeline: CheckedPipeline): Issue[] {
  return pipeline.blocks.flatMap((block, index) => [
    ...edgesInto(block).flatMap((edge) =>
      problemsOf(pipeline, block, edge).map(([message, cure]) =>
        fault(pipeline.source, 'pipeline.badEdge', message, cure, {
          path: ['blocks', index, 'inputs', edge.toPort],
          block: block.id,
          port: edge.toPort,
        }),
      ),
    ),
    ...checkRequiredInputs(pipeline, block, index),
  ]);
}

type Problem = readonly [message: string, cure: string];

function problemsOf(pipeline: CheckedPipeline, block: BlockDocument, edge: Edge): Problem[] {
  const target = pipeline.catalogue.find(block.kind)?.descriptor;
  const input = target && inputPort(target, edge.toPort);
  // A mapped port may have a name of its own: its item is then seen through `${item…}`.
  if (target && !input && !portsOf(block.map).includes(edge.toPort)) return [noInput(target, edge)];
  const upstream = pipeline.byId.get(edge.from);
  if (!upstream) {
    const ids = pipeline.blocks.map(({ id }) => id).filter((id) => id !== block.id);
    return [
      [`There is no block \`${edge.from}\`.`, suggestion(edge.from, ids, 'Name a block of this pipeline.')],
    ];
  }
  const origin = pipeline.catalogue.find(upstream.kind)?.descriptor;
  if (!origin) return [];
  const output = outputPort(origin, edge.fromPort);
  if (!output) return [noOutput(origin, edge)];
  if (!target || !input) return [];
  const givesItems = pipeline.withItems.has(edge.from);
  if (typesFit({ block, edge, target, input, origin, output, givesItems })) return [];
  return [
    [
      `Input \`${edge.toPort}\` takes a ${input.type}, but \`${edge.from}.${output.name}\` is a ${output.type}.`,
      output.type === 'items'
        ? `Add \`map: ${edge.toPort}\` to run once for each item.`
        : `Connect an output of type ${input.type}.`,
    ],
  ];
}

function noInput({ kind, inputs }: BlockDescriptor, { toPort }: Edge): Problem {
  const names = inputs.map(({ name }) => name);
  const otherwise = names.length ? `Its inputs: ${names.join(', ')}.` : 'It takes no inputs.';
  return [`\`${kind}\` has no input \`${toPort}\`.`, suggestion(toPort, names, otherwise)];
}

function noOutput({ outputs }: BlockDescriptor, { from, fromPort }: Edge): Problem {
  const names = outputs.map(({ name }) => name);
  const otherwise = names.length ? `Its outputs: ${names.join(', ')}.` : 'It has no outputs.';
  const what = fromPort === undefined ? 'no output' : `no output \`${fromPort}\``;
  return [`\`${from}\` has ${what}.`, suggestion(fromPort ?? '', names, otherwise)];
}

function checkRequiredInputs(
  { source, catalogue }: CheckedPipeline,
  block: BlockDocument,
  index: number,
): Issue[] {
  const inputs = catalogue.find(block.kind)?.descriptor.inputs ?? [];
  return inputs
    .filter(({ name, optional }) => !optional && block.inputs?.[name] === undefined)
    .map(({ name, type }) =>
      fault(
        source,
        'pipeline.badEdge',
        `Input \`${name}\` of \`${block.id}\` is not connected.`,
        `Connect a ${type} to it.`,
        {
          path: ['blocks', index, 'inputs'],
          block: block.id,
          port: name,
        },
      ),
    );
}
