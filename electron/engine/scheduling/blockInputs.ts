import { LatheError } from '@shared/errors';
import type { BlockDocument, BlockRun } from '@shared/model';
import type { InputArtifact } from '../blocks/blockKind';
import { edgesInto, outputPort, type KindCatalogue } from '../graph';
import { presentArtifact } from '../store';

/**
 * The artifacts at a block's inputs.
 * @param finished the block run of an upstream block that has outputs.
 * @throws LatheError `pipeline.badEdge` when an upstream block left no such output.
 */
export function blockInputs(
  block: BlockDocument,
  finished: (block: string) => BlockRun | undefined,
  catalogue: KindCatalogue,
  artifactRoot: string,
): Record<string, InputArtifact> {
  const inputs: Record<string, InputArtifact> = {};
  for (const edge of edgesInto(block)) {
    const upstream = finished(edge.from);
    if (!upstream) {
      throw new LatheError(
        'pipeline.badEdge',
        `\`${edge.from}\`, which \`${block.id}\` needs, has no results yet.`,
        {
          about: { block: block.id, port: edge.toPort },
          cure: `Run \`${edge.from}\` first, or run up to \`${block.id}\`.`,
        },
      );
    }
    const descriptor = catalogue.find(upstream.kind)?.descriptor;
    const port = edge.fromPort ?? (descriptor && outputPort(descriptor, undefined)?.name) ?? '';
    const summary =
      upstream.outputs[port] ??
      (edge.fromPort === undefined ? Object.values(upstream.outputs)[0] : undefined);
    if (!summary) {
      throw new LatheError('pipeline.badEdge', `\`${edge.from}\` has no output \`${port}\`.`, {
        about: { block: block.id, port: edge.toPort },
        cure: `Its outputs: ${Object.keys(upstream.outputs).join(', ') || 'none'}.`,
      });
    }
    inputs[edge.toPort] = {
      hash: summary.hash,
      type: summary.type,
      folder: presentArtifact(artifactRoot, summary.hash),
      summary,
    };
  }
  return inputs;
}
