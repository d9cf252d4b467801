import type { BlockDocument, Issue } from '@shared/model';
import { edgesInto, inputPort, outputPort, type Edge } from '../edges';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';

/** Edges to blocks or ports that do not exist, of the wrong type, and required inputs without one. */
export function checkEdges(pipeline: CheckedPipeline): Issue[] {
  return pipeline.blocks.flatMap((block, index) => [
    ...edgesInto(block).flatMap((edge) => checkEdge(pipeline, block, index, edge)),
    ...checkRequiredInputs(pipeline, block, index),
  ]);
}

function checkEdge(pipeline: CheckedPipeline, block: BlockDocument, index: number, edge: Edge): Issue[] {
  const { source, blocks, catalogue } = pipeline;
  const problem = (message: string, cure: string): Issue[] => [
    fault(source, 'pipeline.badEdge', message, cure, {
      path: ['blocks', index, 'inputs', edge.toPort],
      block: block.id,
      port: edge.toPort,
    }),
  ];
  const target = catalogue.find(block.kind)?.descriptor;
  const input = target && inputPort(target, edge.toPort);
  if (target && !input) {
    const names = target.inputs.map(({ name }) => name);
    const otherwise = names.length ? `Its inputs: ${names.join(', ')}.` : 'It takes no inputs.';
    return problem(
      `\`${block.kind}\` has no input \`${edge.toPort}\`.`,
      suggestion(edge.toPort, names, otherwise),
    );
  }
  const upstream = blocks.find(({ id }) => id === edge.from);
  if (!upstream) {
    const ids = blocks.map(({ id }) => id).filter((id) => id !== block.id);
    return problem(
      `There is no block \`${edge.from}\`.`,
      suggestion(edge.from, ids, 'Name a block of this pipeline.'),
    );
  }
  const origin = catalogue.find(upstream.kind)?.descriptor;
  if (!origin || !input) return [];
  const output = outputPort(origin, edge.fromPort);
  if (!output) {
    const names = origin.outputs.map(({ name }) => name);
    const otherwise = names.length ? `Its outputs: ${names.join(', ')}.` : 'It has no outputs.';
    return problem(
      edge.fromPort === undefined
        ? `\`${edge.from}\` has no output.`
        : `\`${edge.from}\` has no output \`${edge.fromPort}\`.`,
      suggestion(edge.fromPort ?? '', names, otherwise),
    );
  }
  if (output.type === input.type) return [];
  return problem(
    `Input \`${edge.toPort}\` takes a ${input.type}, but \`${edge.from}.${output.name}\` is a ${output.type}.`,
    `Connect an output of type ${input.type}.`,
  );
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
