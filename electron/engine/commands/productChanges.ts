import { isAbsolute } from 'node:path';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { canonicalJson, resolveInside, withAncestors, type KeyParts } from '../graph';
import type { ProjectStore } from '../store';
import { PipelineFiles } from './pipelineFiles';
import type { ProductSource } from './productSource';
import type { ProjectContext } from './projectContext';

/**
 * Why the blocks that lead to a product would no longer give what they gave in a run, in words; undefined while
 * they would. What cannot be told counts as a change: the run that follows takes the unchanged from its cache.
 * @param store of the product's project.
 */
export async function productChange(
  source: ProductSource,
  run: number,
  store: ProjectStore,
  { catalogue, store: own }: ProjectContext,
): Promise<string | undefined> {
  const record = store.runs.find(run);
  if (!record) return 'the run that made it is gone';
  const files = new PipelineFiles(source.folder, catalogue);
  const now = files.read(source.pipeline).document;
  const then = files.check(source.pipeline, record.document).document;
  const variables = { ...files.readProject().variables, ...now.variables };
  const variable = Object.keys({ ...variables, ...record.variables }).find((name) =>
    differs(variables[name], record.variables[name]),
  );
  if (variable !== undefined) return `variable ${variable} has changed`;
  const parts = store.blockRuns.partsOfRun(run);
  for (const id of withAncestors(now.blocks, [source.block])) {
    const block = blockOf(now, id);
    if (!block || differs(meaningOf(block), meaningOf(blockOf(then, id)))) return `block ${id} has changed`;
    if (block.kind === 'product') return `the product that ${id} uses may have changed`;
    if (block.map !== undefined) return `what the items of ${id} read may have changed`;
    const changed = await changedFile(block, parts.get(id), source.folder, own);
    if (changed !== undefined) return `${changed} has changed`;
  }
  return undefined;
}

async function changedFile(
  { file: codeFile }: BlockDocument,
  parts: KeyParts | undefined,
  folder: string,
  own: ProjectStore,
): Promise<string | undefined> {
  // The other project's store is not to be written to, so the fingerprints are kept in one's own.
  const fingerprint = (file: string): Promise<string> =>
    own.fingerprints.of(isAbsolute(file) ? file : resolveInside(folder, file));
  for (const [file, hash] of Object.entries(parts?.files ?? {}))
    if ((await fingerprint(file)) !== hash) return file;
  if (codeFile === undefined || parts?.code === undefined) return undefined;
  return (await fingerprint(codeFile)) === parts.code ? undefined : codeFile;
}

function blockOf({ blocks }: PipelineDocument, id: string): BlockDocument | undefined {
  return blocks.find((block) => block.id === id);
}

/** What of a block has to do with its outputs. */
function meaningOf(block: BlockDocument | undefined): unknown {
  if (!block) return undefined;
  const { title: _, note: __, onSuccess: ___, onFailure: ____, onCancelled: _____, ...meaning } = block;
  return meaning;
}

function differs(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) !== canonicalJson(right ?? null);
}
