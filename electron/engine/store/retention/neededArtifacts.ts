import { setImmediate } from 'node:timers/promises';
import type { ArtifactSummary, CheckResult } from '@shared/model';
import { artifactReferences } from '../artifactReferences';
import type { Database, Row } from '../database';
import type { ProjectStore } from '../projectStore';
import { json } from '../rows';
import { newestRuns, placeOf } from './newestRuns';
import { tablePages } from './tablePages';

/** Who still needs which artifacts, once some runs are gone. */
export interface NeededArtifacts {
  /** Of model versions, newest outputs of blocks, and data products in use: never to be taken. */
  readonly always: ReadonlySet<string>;
  /** Shown by other runs, or kept for reuse: the newest such run of each. */
  readonly shownBy: ReadonlyMap<string, number>;
}

/** Later than any run: what is always needed. */
const always = Number.POSITIVE_INFINITY;

/**
 * Reads every row that can name an artifact, in pages, so that the host's other work goes on meanwhile.
 * @param without runs that will be gone.
 */
export async function neededArtifacts(
  { database, artifacts }: ProjectStore,
  without: ReadonlySet<number>,
): Promise<NeededArtifacts> {
  const needed = new Map<string, number>();
  /** Lists whose items' need may have grown. Of a typeless reference nobody knows whether it is one. */
  const lists: string[] = [];
  const need = (hash: string, type: ArtifactSummary['type'] | undefined, by: number): void => {
    if (by <= (needed.get(hash) ?? -1)) return;
    needed.set(hash, by);
    if (type === undefined || type === 'items') lists.push(hash);
  };
  for (const hash of modelArtifacts(database)) need(hash, undefined, always);
  const newest = newestRuns(database);
  for (const table of ['block_runs', 'item_runs'] as const) {
    for await (const row of tablePages(database, table)) {
      const run = Number(row['run']);
      if (without.has(run)) continue;
      const by = newest.get(placeOf(row))?.has(run) ? always : run;
      for (const { hash, type } of artifactsOf(row)) need(hash, type, by);
    }
  }
  for await (const row of tablePages(database, 'product_uses')) {
    if (!without.has(Number(row['run']))) need(String(row['artifact']), undefined, always);
  }
  for await (const row of tablePages(database, 'cache_entries')) {
    const run = Number(row['run']);
    if (!without.has(run)) for (const { hash, type } of artifactsOf(row)) need(hash, type, run);
  }
  for (let list = lists.pop(); list !== undefined; list = lists.pop()) {
    for (const { hash, type } of artifactReferences(artifacts, list))
      need(hash, type, needed.get(list) ?? -1);
    await setImmediate();
  }
  return {
    always: new Set([...needed].filter(([, by]) => by === always).map(([hash]) => hash)),
    shownBy: new Map([...needed].filter(([, by]) => by !== always)),
  };
}

/** Artifacts that a row of block runs, item runs or cache entries names: outputs, and samples of failed tests. */
export function artifactsOf(row: Row): ArtifactSummary[] {
  const checks = typeof row['checks'] === 'string' ? json<CheckResult[]>(row, 'checks') : [];
  return [
    ...Object.values(json<Record<string, ArtifactSummary>>(row, 'outputs')),
    ...checks.flatMap(({ sample }) => (sample ? [sample] : [])),
  ];
}

function modelArtifacts(database: Database): string[] {
  return database
    .all('SELECT artifact, evaluation, lineage FROM model_versions')
    .flatMap((row) => [
      String(row['artifact']),
      ...(typeof row['evaluation'] === 'string' ? [row['evaluation']] : []),
      ...json<{ readonly hash?: string }[]>(row, 'lineage').flatMap(({ hash }) => hash ?? []),
    ]);
}
