import type { BlockDocument, Issue, PortType } from '@shared/model';
import { edgesInto, outputPort } from '../edges';
import { fault, type CheckedPipeline } from '../fault';
import { portsOf } from '../itemBlocks';
import { suggestion } from '../nearMiss';

const listTypes: readonly PortType[] = ['items', 'value', 'frame'];

/** `map`, `collect` and `onItemError` where they name nothing, take what is no list, or have no effect. */
export function checkMaps(pipeline: CheckedPipeline): Issue[] {
  const { source, blocks, withItems } = pipeline;
  return blocks.flatMap((block, index) => {
    const report = (
      key: 'map' | 'collect' | 'onItemError',
      message: string,
      cure: string,
      severity: 'error' | 'warning' = 'error',
    ): Issue =>
      fault(source, severity === 'error' ? 'pipeline.badEdge' : 'document.invalid', message, cure, {
        path: ['blocks', index, key],
        block: block.id,
        severity,
      });
    const inputs = Object.keys(block.inputs ?? {});
    const mapped = portsOf(block.map);
    const collected = portsOf(block.collect);
    const unconnected = (['map', 'collect'] as const).flatMap((key) =>
      portsOf(block[key])
        .filter((port) => !inputs.includes(port))
        .map((port) =>
          report(
            key,
            `\`${key}\` names \`${port}\`, which is no connected input of \`${block.id}\`.`,
            suggestion(port, inputs, `Connect it: \`inputs: { ${port}: BLOCK }\`.`),
          ),
        ),
    );
    const both = mapped
      .filter((port) => collected.includes(port))
      .map((port) =>
        report(
          'collect',
          `\`${port}\` cannot be mapped and collected at once.`,
          'Name it in one of the two.',
        ),
      );
    const noLists = notLists(pipeline, block).map(({ port, from, type }) =>
      report(
        'map',
        `\`${from}\` is a ${type}, which has no items to map \`${port}\` over.`,
        'Map over items, a value that is a list, or the rows of a frame.',
      ),
    );
    const single = edgesInto(block)
      .filter(({ toPort, from }) => collected.includes(toPort) && !withItems.has(from))
      .map(({ toPort, from }) =>
        report(
          'collect',
          `There is nothing to collect at \`${toPort}\`: \`${from}\` runs once, not for each item.`,
          'Remove it from `collect`, or map a block before it.',
          'warning',
        ),
      );
    const noItems =
      block.onItemError !== undefined && !withItems.has(block.id)
        ? [
            report(
              'onItemError',
              `\`onItemError\` has no effect: \`${block.id}\` runs once, not for each item.`,
              'Remove it, or add `map: PORT`.',
              'warning',
            ),
          ]
        : [];
    return [...unconnected, ...both, ...noLists, ...single, ...noItems];
  });
}

function notLists(
  { byId, catalogue }: CheckedPipeline,
  block: BlockDocument,
): { port: string; from: string; type: PortType }[] {
  const mapped = portsOf(block.map);
  if (mapped.length === 0) return [];
  return edgesInto(block)
    .filter(({ toPort }) => mapped.includes(toPort))
    .flatMap(({ from, fromPort, toPort }) => {
      const kind = byId.get(from)?.kind;
      const descriptor = kind === undefined ? undefined : catalogue.find(kind)?.descriptor;
      const output = descriptor && outputPort(descriptor, fromPort);
      if (!output || listTypes.includes(output.type)) return [];
      return [{ port: toPort, from: `${from}.${output.name}`, type: output.type }];
    });
}
