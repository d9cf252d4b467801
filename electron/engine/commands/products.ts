import { setTimeout as delay } from 'node:timers/promises';
import { LatheError } from '@shared/errors';
import type { RunSummary } from '@shared/model';
import type { ProductAnswer, ProductRequest } from '../blocks';
import { adoptArtifact } from '../store';
import { ancestryOf, circle, refuseCircle, type RunPurpose } from './ancestry';
import { productChange } from './productChanges';
import { ProductRefresh } from './productRefresh';
import {
  findProduct,
  productSource,
  withStoreOf,
  type FoundProduct,
  type ProductSource,
} from './productSource';
import type { ProjectContext } from './projectContext';
import { runChild } from './runChild';

/** Other projects, which a product may come from. */
export interface OtherProjects {
  /** Opens a project as its owner if nobody else owns it; `readOnly` of the context says who does. */
  borrow(folder: string): Promise<LentProject>;
}

export interface LentProject {
  readonly context: ProjectContext;
  /** Closes the project when nobody else uses it. */
  release(): Promise<void>;
}

const lookAgainMilliseconds = 1000;

/** By project, pipeline and block: what is being made in this process. */
const refreshes = new Map<string, ProductRefresh>();

/**
 * A product as fresh as asked for. It is made by one run at a time, whoever asks: another block of this process
 * joins that run; while another process owns the product's project, its store is looked at until the product is
 * fresh or the project is free.
 * @throws LatheError `project.notFound`, `project.untrusted`, and what making it throws.
 */
export async function productFor(
  project: ProjectContext,
  others: OtherProjects,
  request: ProductRequest,
  signal: AbortSignal,
): Promise<ProductAnswer> {
  const source = productSource(request, project);
  const key = keyOf(source);
  const ancestry = ancestryOf(project, request.asking.run);
  refuseCircle(ancestry, source);
  const making = () => ancestry.flatMap((purpose) => refreshes.get(keyOf(purpose)) ?? []);
  for (;;) {
    if (signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
    const under = refreshes.get(key);
    if (under) {
      const { run } = under;
      request.waits(
        `waits for ${source.name}, which ${run === undefined ? 'is' : `run ${run} is`} being made`,
      );
      if (making().some((refresh) => under.needs(refresh))) throw circle([...ancestry, source]);
      const made = await joined(under, source, making(), signal);
      return deliver(project, source, request, { run: made.id });
    }
    const { found, why } = await judge(project, source, request);
    if (refreshes.has(key)) continue;
    if (found && why === undefined) return deliver(project, source, request);
    const loan = source.isOwn ? ownLoan(project) : await others.borrow(source.folder);
    const obstacle = obstacleTo(loan.context);
    if (refreshes.has(key) || obstacle !== undefined) {
      await loan.release();
      if (refreshes.has(key)) continue;
      if (obstacle instanceof LatheError) throw obstacle;
      request.waits(`waits for ${source.name}: ${obstacle}`);
      await delay(lookAgainMilliseconds, undefined, { signal }).catch(() => undefined);
      continue;
    }
    const refresh = new ProductRefresh((self, abort) =>
      make(project, source, request, loan, self, abort).finally(() => {
        refreshes.delete(key);
        return loan.release();
      }),
    );
    refreshes.set(key, refresh);
    const made = await refresh.join(making(), signal);
    return deliver(project, source, request, { run: made.id, why: why ?? 'it was never made' });
  }
}

function keyOf({ folder, pipeline, block }: RunPurpose): string {
  return [folder, pipeline, block].join('\n');
}

/** The newest product, and why it will not do. */
async function judge(
  project: ProjectContext,
  source: ProductSource,
  request: ProductRequest,
): Promise<{ readonly found?: FoundProduct; readonly why?: string | undefined }> {
  try {
    return await withStoreOf(source, project, async (store) => {
      const found = findProduct(source, store, project.catalogue);
      if (found) {
        const whatChanged = (): Promise<string | undefined> =>
          productChange(source, found.blockRun.run, store, project);
        return { found, why: await request.whyOutdated({ finishedAt: found.finishedAt, whatChanged }) };
      }
      if (!request.neverMake) return { why: 'it was never made' };
      throw new LatheError('artifact.missing', `There is no ${source.name} yet.`, {
        cure: `Run the pipeline ${source.pipeline}, or let \`freshness\` allow to make it.`,
        about: { parameter: 'freshness' },
      });
    });
  } catch (thrown) {
    // A store of an older version is brought up to date by its next owner.
    const error = LatheError.from(thrown);
    if (error.code === 'project.locked') return { why: 'its project was last opened by an older version' };
    throw error;
  }
}

/** Why a product cannot be made in a project: for good, or, in words, until another process is done with it. */
function obstacleTo({
  readOnly,
  readOnlyCure,
  folder,
  trusted,
}: ProjectContext): LatheError | string | undefined {
  if (readOnly !== undefined && readOnlyCure !== undefined) {
    return new LatheError('project.locked', `The product cannot be made: ${readOnly}`, {
      cure: readOnlyCure,
      about: { file: folder },
    });
  }
  if (readOnly !== undefined) return readOnly.replace(/^This project/, 'its project').replace(/[;.].*$/, '');
  if (trusted) return undefined;
  return new LatheError(
    'project.untrusted',
    `The product must be made anew, which runs code of ${folder}, and that project is not trusted.`,
    {
      cure: 'Open that project, look at its files, and choose “Trust this project” there.',
      about: { file: folder, parameter: 'project' },
    },
  );
}

async function joined(
  refresh: ProductRefresh,
  { name }: ProductSource,
  making: readonly ProductRefresh[],
  signal: AbortSignal,
): Promise<RunSummary> {
  try {
    return await refresh.join(making, signal);
  } catch (thrown) {
    const error = LatheError.from(thrown);
    if (error.code !== 'run.cancelled' || signal.aborted) throw error;
    throw new LatheError(
      'artifact.missing',
      `${name} was not made: run ${refresh.run ?? ''} was cancelled.`,
      {
        cure: 'Run this pipeline again.',
      },
    );
  }
}

function make(
  asking: ProjectContext,
  source: ProductSource,
  request: ProductRequest,
  loan: LentProject,
  refresh: ProductRefresh,
  signal: AbortSignal,
): Promise<RunSummary> {
  const { pipeline, block } = source;
  return runChild(
    loan.context,
    {
      input: { pipeline, to: block },
      trigger: 'product',
      parent: request.asking.run,
      asking,
      started(run) {
        refresh.run = run;
        request.waits(`waits for ${source.name}, which run ${run} is making`);
      },
    },
    signal,
  );
}

/** Brings the product into this project's store and notes its use. */
async function deliver(
  project: ProjectContext,
  source: ProductSource,
  request: ProductRequest,
  made?: { readonly run: number; readonly why?: string },
): Promise<ProductAnswer> {
  const found = await withStoreOf(source, project, async (store) => {
    const newest = findProduct(source, store, project.catalogue);
    if (!newest || newest.blockRun.run < (made?.run ?? 0)) throw notMade(source, made?.run);
    if (!source.isOwn) {
      const { artifacts, scratch } = project.store;
      await adoptArtifact(artifacts, scratch, store.artifacts, newest.artifact.hash);
    }
    return newest;
  });
  const { run, block, item } = request.asking;
  const refreshed = made?.why;
  project.store.productUses.save({
    run,
    block,
    ...(item === undefined ? {} : { item: item.key }),
    project: source.folder,
    pipeline: source.pipeline,
    sourceBlock: source.block,
    sourceRun: found.blockRun.run,
    artifact: found.artifact.hash,
    refreshed: refreshed !== undefined,
  });
  return {
    artifact: found.artifact,
    sourceRun: found.blockRun.run,
    ...(refreshed === undefined ? {} : { refreshed }),
  };
}

function notMade({ name, block }: ProductSource, run: number | undefined): LatheError {
  return new LatheError(
    'artifact.missing',
    run === undefined ? `The files of ${name} are gone.` : `Run ${run} succeeded without running ${block}.`,
    { cure: run === undefined ? 'Run this pipeline again.' : 'See why it was skipped in that run.' },
  );
}

function ownLoan(context: ProjectContext): LentProject {
  return { context, release: () => Promise.resolve() };
}
