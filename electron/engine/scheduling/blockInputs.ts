import { LatheError } from '@shared/errors';
import type { ArtifactSummary, BlockDocument, BlockRun, ItemRun } from '@shared/model';
import type { InputArtifact } from '../blocks/blockKind';
import { edgesInto, outputPort, type Edge, type KindCatalogue } from '../graph';
import type { ProjectStore } from '../store';
import { collectedInput, commitCollection, type CollectedOutput } from './collections';
import { keptArtifact } from './keepDraft';

/** What an upstream block left for a block: the run with its item, or those of all items. */
export type Source =
  | { readonly one: BlockRun | ItemRun }
  | { readonly all: readonly { readonly key: string; readonly run: BlockRun | ItemRun }[] };

/**
 * The artifacts at a block's inputs; one whose source has no results is left out.
 * @param kindOf the kind of an upstream block.
 * @param sourceOf what an upstream block left; undefined when it has no results and the input may be absent.
 * @throws LatheError `pipeline.badEdge` when an upstream block left no such output, `artifact.missing`.
 */
export async function blockInputs(
  block: BlockDocument,
  sourceOf: (edge: Edge) => Source | undefined,
  kindOf: (block: string) => string | undefined,
  catalogue: KindCatalogue,
  store: ProjectStore,
): Promise<Record<string, InputArtifact>> {
  const inputs: Record<string, InputArtifact> = {};
  for (const edge of edgesInto(block)) {
    const source = sourceOf(edge);
    if (!source) continue;
    const descriptor = catalogue.find(kindOf(edge.from) ?? '')?.descriptor;
    const port = edge.fromPort ?? (descriptor && outputPort(descriptor, undefined)?.name) ?? '';
    const output = (run: BlockRun | ItemRun): ArtifactSummary => outputOf(run, port, edge, block.id);
    if ('one' in source) inputs[edge.toPort] = keptArtifact(store.artifacts, output(source.one));
    else {
      const collected: CollectedOutput[] = source.all.map(({ key, run }) => ({ key, artifact: output(run) }));
      inputs[edge.toPort] = collectedInput(store, await commitCollection(store, collected), collected);
    }
  }
  return inputs;
}

function outputOf(run: BlockRun | ItemRun, port: string, edge: Edge, block: string): ArtifactSummary {
  const summary =
    run.outputs[port] ?? (edge.fromPort === undefined ? Object.values(run.outputs)[0] : undefined);
  if (summary) return summary;
  throw new LatheError('pipeline.badEdge', `\`${edge.from}\` has no output \`${port}\`.`, {
    about: { block, port: edge.toPort },
    cure: `Its outputs: ${Object.keys(run.outputs).join(', ') || 'none'}.`,
  });
}
