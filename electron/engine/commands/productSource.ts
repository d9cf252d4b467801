import { existsSync, realpathSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ArtifactSummary, BlockRun } from '@shared/model';
import type { ProductRequest } from '../blocks';
import { outputPort, type KindCatalogue } from '../graph';
import { artifactsPresent, openStore, type ProjectStore } from '../store';
import type { ProjectContext } from './projectContext';

/** Where a product is made. */
export interface ProductSource {
  /** Real path. */
  readonly folder: string;
  /** For messages: `clean of customers`, with the project when that is another. */
  readonly name: string;
  readonly isOwn: boolean;
  readonly pipeline: string;
  readonly block: string;
  readonly port: string | undefined;
}

/** A product that is there. */
export interface FoundProduct {
  readonly blockRun: BlockRun;
  readonly artifact: ArtifactSummary;
  readonly finishedAt: number;
}

/** @throws LatheError `project.notFound`. */
export function productSource(request: ProductRequest, project: ProjectContext): ProductSource {
  const { pipeline, block, port } = request;
  const folder = request.project === undefined ? project.folder : realFolder(request.project, project.folder);
  const isOwn = folder === project.folder;
  const name = `${block} of ${pipeline}${isOwn ? '' : ` in ${basename(folder)}`}`;
  return { folder, name, isOwn, pipeline, block, port };
}

/**
 * The newest product whose files are there; of another project as its store can be read from here.
 * @throws LatheError `pipeline.badEdge` when the block has no such output.
 */
export function findProduct(
  source: ProductSource,
  store: ProjectStore,
  catalogue: KindCatalogue,
): FoundProduct | undefined {
  const blockRun = store.successes.newestProduct(source.pipeline, source.block);
  if (!blockRun) return undefined;
  const descriptor = catalogue.find(blockRun.kind)?.descriptor;
  const port = source.port ?? (descriptor && outputPort(descriptor, undefined)?.name) ?? '';
  const artifact =
    blockRun.outputs[port] ?? (source.port === undefined ? Object.values(blockRun.outputs)[0] : undefined);
  if (!artifact) {
    const ports = Object.keys(blockRun.outputs);
    throw new LatheError(
      'pipeline.badEdge',
      `\`${source.block}\` of \`${source.pipeline}\` has no output${port ? ` \`${port}\`` : ''}.`,
      { cure: `Its outputs: ${ports.join(', ') || 'none'}.`, about: { parameter: 'port' } },
    );
  }
  if (!artifactsPresent(store.artifacts, { [port]: artifact })) return undefined;
  return { blockRun, artifact, finishedAt: blockRun.finishedAt ?? 0 };
}

/** Does something with the store of the product's project, for reading. */
export async function withStoreOf<T>(
  source: ProductSource,
  project: ProjectContext,
  work: (store: ProjectStore) => Promise<T>,
): Promise<T> {
  if (source.isOwn) return work(project.store);
  const store = openStore(source.folder, 'read');
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

function realFolder(written: string, projectFolder: string): string {
  const folder = resolve(projectFolder, written);
  if (existsSync(join(folder, 'lathe.yaml'))) return realpathSync(folder);
  throw new LatheError('project.notFound', `${written} is no Lathe project: it has no lathe.yaml.`, {
    cure: "Name the other project's folder, absolute or from this project's folder.",
    about: { file: folder, parameter: 'project' },
  });
}
