import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArtifactSummary, BlockRun } from '@shared/model';
import { scratchFolder } from '../../testing/scratchFolder';
import { artifactFolder } from '../artifactStore';
import { openStore, type ProjectStore } from '../projectStore';
import { collectGarbage } from './collectGarbage';

const gigabyte = 1e9;
const later = Date.now() + 30 * 24 * 3_600_000;

/** An artifact of a store in a test: its number makes its hash; a list names others. */
function store(project: ProjectStore, number: number, items: readonly number[] = []): ArtifactSummary {
  const summary = summaryOf(number, items.length > 0);
  const folder = artifactFolder(project.artifacts, summary.hash);
  mkdirSync(folder, { recursive: true });
  if (items.length > 0) {
    const entries = items.map((item) => ({ key: String(item), artifact: summaryOf(item, item % 2 === 1) }));
    writeFileSync(join(folder, 'items.json'), JSON.stringify({ items: entries }));
  } else writeFileSync(join(folder, 'value.json'), '1');
  project.cache.saveArtifacts({ value: summary }, number);
  return summary;
}

function summaryOf(number: number, isList: boolean): ArtifactSummary {
  const hash = number.toString(16).padStart(64, '0');
  // A hundredth of a gigabyte each, as far as the store knows.
  return { hash, type: isList ? 'items' : 'value', bytes: gigabyte / 100 };
}

interface Block {
  readonly name: string;
  readonly state: 'succeeded' | 'failed' | 'cached';
  readonly outputs: readonly ArtifactSummary[];
  readonly computedBy?: number | undefined;
  readonly item?: string | undefined;
}

function addRun(
  project: ProjectStore,
  blocks: readonly Block[],
  options: { state?: 'running' | 'succeeded'; backfill?: number; pipeline?: string } = {},
): number {
  const pipeline = options.pipeline ?? 'train';
  const run = project.runs.create({
    pipeline,
    trigger: 'manual',
    createdAt: 1,
    blocksTotal: blocks.length,
    variables: {},
    options: {},
    document: '',
    ...(options.backfill === undefined ? {} : { backfill: options.backfill }),
  });
  project.runs.save({ ...run, state: options.state ?? 'succeeded' });
  blocks.forEach(({ name, state, outputs, computedBy, item }, position) => {
    const key = `${name} ${outputs.map(({ hash }) => hash).join(' ')}`;
    const record: BlockRun = {
      run: run.id,
      block: name,
      kind: 'k',
      state,
      reason: '',
      outputs: Object.fromEntries(outputs.map((output, port) => [`port${port}`, output])),
      params: {},
      metrics: {},
      cacheKey: key,
      ...(computedBy === undefined ? {} : { computedBy }),
    };
    if (item === undefined) project.blockRuns.save(record, { pipeline, position });
    else project.itemRuns.save({ ...record, item }, { pipeline, position, cacheKey: key });
    if (state === 'succeeded')
      project.cache.save(key, { run: run.id, outputs: record.outputs, metrics: {} }, 1);
  });
  return run.id;
}

function stored(project: ProjectStore): Set<string> {
  if (!existsSync(project.artifacts)) return new Set();
  return new Set(
    readdirSync(project.artifacts).flatMap((prefix) => readdirSync(join(project.artifacts, prefix))),
  );
}

/** An artifact and all that its lists name, read from the files: the test's own view of what belongs together. */
function withItems(project: ProjectStore, hashes: Iterable<string>): Set<string> {
  const all = new Set(hashes);
  for (const hash of all) {
    const file = join(artifactFolder(project.artifacts, hash), 'items.json');
    if (!existsSync(file)) continue;
    const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: { artifact: ArtifactSummary }[] };
    for (const { artifact } of items) all.add(artifact.hash);
  }
  return all;
}

const anyBlock = fc.record({
  name: fc.constantFrom('a', 'b', 'c'),
  state: fc.constantFrom('succeeded', 'cached', 'failed'),
  outputs: fc.array(fc.nat(30), { maxLength: 2 }),
  computedBy: fc.option(fc.integer({ min: 1, max: 12 })),
  item: fc.option(fc.constantFrom('x', 'y')),
});
const anyProject = fc.record({
  lists: fc.array(fc.tuple(fc.nat(15), fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 }))),
  runs: fc.array(
    fc.uniqueArray(anyBlock, { selector: ({ name, item }) => `${name} ${item}`, maxLength: 4 }),
    {
      maxLength: 12,
    },
  ),
  backfills: fc.array(fc.record({ intervals: fc.nat(3), cancelled: fc.boolean() }), { maxLength: 2 }),
  inBackfill: fc.array(fc.option(fc.integer({ min: 1, max: 2 })), { maxLength: 12 }),
  models: fc.array(
    fc.record({
      artifact: fc.nat(30),
      evaluation: fc.option(fc.nat(30)),
      lineage: fc.array(fc.nat(30), { maxLength: 2 }),
      run: fc.integer({ min: 1, max: 12 }),
    }),
    { maxLength: 3 },
  ),
  uses: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.nat(30), fc.integer({ min: 1, max: 12 })), {
    maxLength: 3,
  }),
  keep: fc.option(fc.integer({ min: 1, max: 12 })),
  artifactsGb: fc.option(fc.double({ min: 0.01, max: 0.3, noNaN: true })),
});

type Made = typeof anyProject extends fc.Arbitrary<infer T> ? T : never;

function build(project: ProjectStore, made: Made): void {
  const { database } = project;
  for (let number = 0; number <= 30; number += 1) {
    // Odd ones may be lists, and name only greater ones, as a list is made after its items.
    const [, items = []] = made.lists.find(([list]) => list * 2 + 1 === number) ?? [];
    store(
      project,
      number,
      items.filter((item) => item > number),
    );
  }
  const summary = (number: number): ArtifactSummary => summaryOf(number, number % 2 === 1);
  for (const { intervals, cancelled } of made.backfills) {
    database.run(
      'INSERT INTO backfills (pipeline, created_at, request, intervals, cancelled_at) VALUES (?, 1, ?, ?, ?)',
      'train',
      '{}',
      JSON.stringify(Array.from({ length: intervals }, (_, at) => ({ start: at, end: at + 1 }))),
      cancelled ? 1 : null,
    );
  }
  made.runs.forEach((blocks, index) => {
    const backfill = made.inBackfill[index] ?? undefined;
    addRun(
      project,
      blocks.map((block) => ({
        ...block,
        computedBy: block.computedBy ?? undefined,
        item: block.item ?? undefined,
        outputs: block.outputs.map(summary),
      })),
      backfill === undefined ? {} : { backfill },
    );
  });
  for (const { artifact, evaluation, lineage, run } of made.models) {
    project.models.add({
      name: 'm',
      createdAt: 1,
      run,
      block: 'keep',
      pipeline: 'train',
      family: 'f',
      task: 'regression',
      artifact: summary(artifact).hash,
      evaluation: evaluation === null ? undefined : summary(evaluation).hash,
      metrics: {},
      note: '',
      lineage: lineage.map((number) => ({
        block: 'b',
        kind: 'k',
        title: '',
        detail: '',
        hash: summary(number).hash,
      })),
    });
  }
  made.uses.forEach(([run, artifact, source], index) => {
    if (run > made.runs.length) return;
    database.run(
      `INSERT INTO product_uses VALUES (?, ?, '', '.', 'train', 'a', ?, ?, 0)`,
      run,
      `use ${index}`,
      source,
      summary(artifact).hash,
    );
  });
}

/** What must be there, read from the rows that are left. */
function needs(project: ProjectStore) {
  const { database } = project;
  const named = (sql: string): string[] =>
    database
      .all(sql)
      .flatMap((row) =>
        Object.values(JSON.parse(String(row['outputs'])) as Record<string, ArtifactSummary>).map(
          ({ hash }) => hash,
        ),
      );
  const column = (sql: string): string[] => database.all(sql).map((row) => String(Object.values(row)[0]));
  const newestOf = (sense: string): string =>
    `(SELECT max(n.run) FROM block_runs n JOIN runs r ON r.id = n.run WHERE n.block = b.block AND ${sense})`;
  const finished = `n.state IN ('succeeded', 'cached')`;
  const newest = [
    newestOf(finished),
    newestOf(`${finished} AND r.backfill IS NULL`),
    newestOf(`n.state = 'succeeded'`),
  ].join();
  const always = [
    ...column('SELECT artifact FROM model_versions'),
    ...column('SELECT evaluation FROM model_versions WHERE evaluation IS NOT NULL'),
    ...column(`SELECT json_extract(value, '$.hash') FROM model_versions, json_each(lineage)`),
    ...column('SELECT artifact FROM product_uses WHERE run IN (SELECT id FROM runs)'),
    ...named(`SELECT outputs FROM block_runs b WHERE run IN (${newest})`),
    ...named(`SELECT outputs FROM item_runs b WHERE run IN (${newest})`),
  ];
  const shown = [
    ...named('SELECT outputs FROM block_runs'),
    ...named('SELECT outputs FROM item_runs'),
    ...named('SELECT outputs FROM cache_entries'),
  ];
  return { always: withItems(project, always), all: withItems(project, [...always, ...shown]) };
}

test('whatever a project holds, a collection takes nothing that is needed and all that is not', async () => {
  await fc.assert(
    fc.asyncProperty(anyProject, async (made) => {
      const project = openStore(scratchFolder(), 'own');
      build(project, made);
      const before = needs(project);
      const runsBefore = project.runs.list({ limit: 100 }).map(({ id }) => id);
      const retention = { runs: made.keep ?? undefined, artifactsGb: made.artifactsGb ?? undefined };

      const collected = await collectGarbage(project, retention, later);

      const left = stored(project);
      const after = needs(project);
      const runs = new Set(project.runs.list({ limit: 100 }).map(({ id }) => id));
      for (const run of runsBefore.slice(0, made.keep ?? undefined)) expect(runs).toContain(run);
      for (const { run } of made.models) if (runsBefore.includes(run)) expect(runs).toContain(run);
      for (const [run, , source] of made.uses)
        if (runs.has(run) && runsBefore.includes(source)) expect(runs).toContain(source);
      expect(collected.runs.length).toBe(runsBefore.length - runs.size);

      // Uses of runs that are gone are no longer needs; all other needs of before are needs still.
      for (const hash of before.always) if (after.always.has(hash)) expect(left).toContain(hash);
      for (const hash of after.always) expect(left).toContain(hash);
      if (retention.artifactsGb === undefined) expect(left).toEqual(after.all);
      else {
        const isBelow = left.size * (gigabyte / 100) <= retention.artifactsGb * gigabyte;
        const isList = (hash: string): boolean =>
          existsSync(join(artifactFolder(project.artifacts, hash), 'items.json'));
        expect(isBelow || [...left].every((hash) => after.always.has(hash) || isList(hash))).toBe(true);
        for (const hash of left) expect(after.all).toContain(hash);
      }
      expect(new Set(project.database.all('SELECT hash FROM artifacts').map((row) => row['hash']))).toEqual(
        left,
      );
      expect((await collectGarbage(project, retention, later)).artifacts).toBe(0);
      project.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

const hashOf = (number: number): string => summaryOf(number, false).hash;

/** Runs of one block `a`, each with an artifact of its own, numbered as the run. */
function addRuns(project: ProjectStore, count: number, options: Parameters<typeof addRun>[2] = {}): number[] {
  return Array.from({ length: count }, (_, index) =>
    addRun(
      project,
      [
        {
          name: 'a',
          state: 'succeeded',
          outputs: [store(project, options.backfill ? 100 + index : index + 1)],
        },
      ],
      options,
    ),
  );
}

test('nothing is taken while a run is active', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 3);
  const active = addRun(project, [], { state: 'running' });
  await expect(collectGarbage(project, { runs: 1 }, later)).rejects.toMatchObject({
    code: 'request.invalid',
  });
  project.runs.save({ ...project.runs.find(active)!.summary, state: 'cancelled' });
  expect((await collectGarbage(project, { runs: 2 }, later)).runs).toEqual([1, 2]);
  project.close();
});

test('a run that starts meanwhile ends the collection before anything it could need is taken', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 3);
  await project.cache.sync.settled();
  const collecting = collectGarbage(project, { runs: 1 }, later);
  addRun(project, [], { state: 'running' });
  expect(await collecting).toEqual({ runs: [], artifacts: 0, bytes: 0 });
  expect(stored(project).size).toBe(3);
  project.close();
});

test('a model that is registered meanwhile keeps its run and its files', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 3);
  const collecting = collectGarbage(project, { runs: 1 }, later);
  project.models.add({
    name: 'm',
    createdAt: 1,
    run: 1,
    block: 'keep',
    pipeline: 'train',
    family: 'f',
    task: 'regression',
    artifact: hashOf(1),
    metrics: {},
    note: '',
    lineage: [],
  });
  expect((await collecting).runs).toEqual([2]);
  expect(stored(project)).toEqual(new Set([hashOf(1), hashOf(3)]));
  project.close();
});

test('without limits every run stays, and only what no run shows goes', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 5);
  store(project, 50);
  expect(await collectGarbage(project, {}, later)).toEqual({ runs: [], artifacts: 1, bytes: gigabyte / 100 });
  expect(stored(project).size).toBe(5);
  project.close();
});

test('above the limit of bytes the files of the oldest runs go, their history stays, and no cache entry lies', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 5);
  await collectGarbage(project, { artifactsGb: 0.031 }, later);
  expect(stored(project)).toEqual(new Set([3, 4, 5].map(hashOf)));
  expect(project.runs.list({ limit: 10 })).toHaveLength(5);
  expect(project.blockRuns.ofRun(1)[0]?.outputs['port0']?.hash).toBe(hashOf(1));
  expect(project.cache.find(`a ${hashOf(2)}`)).toBeUndefined();
  expect(project.cache.find(`a ${hashOf(3)}`)?.run).toBe(3);
  project.close();
});

test('the runs of a backfill stay until it is over, then go together', async () => {
  const project = openStore(scratchFolder(), 'own');
  const { lastId: backfill } = project.database.run(
    `INSERT INTO backfills (pipeline, created_at, request, intervals) VALUES ('train', 1, '{}', '[1, 2, 3, 4]')`,
  );
  addRuns(project, 3, { backfill });
  addRuns(project, 2);
  expect((await collectGarbage(project, { runs: 1 }, later)).runs).toEqual([4]);
  addRuns(project, 1, { backfill });
  addRuns(project, 1);
  expect((await collectGarbage(project, { runs: 1 }, later)).runs).toEqual([1, 2, 3, 5, 6]);
  expect(project.database.all('SELECT * FROM backfills')).toEqual([]);
  project.close();
});

test('files that a crash left without a row go once they are no longer fresh', async () => {
  const project = openStore(scratchFolder(), 'own');
  addRuns(project, 1);
  store(project, 9);
  project.cache.forgetArtifact(hashOf(9));
  expect((await collectGarbage(project, {}, Date.now())).artifacts).toBe(0);
  expect((await collectGarbage(project, {}, later)).artifacts).toBe(1);
  expect(stored(project)).toEqual(new Set([hashOf(1)]));
  project.close();
});

test('a run that stays for a backfill keeps the run that its product came from', async () => {
  const project = openStore(scratchFolder(), 'own');
  const { lastId: backfill } = project.database.run(
    `INSERT INTO backfills (pipeline, created_at, request, intervals) VALUES ('train', 1, '{}', '[1, 2]')`,
  );
  addRuns(project, 1);
  const [using] = addRuns(project, 1, { backfill });
  project.database.run(
    `INSERT INTO product_uses VALUES (?, 'used', '', '.', 'train', 'a', 1, ?, 0)`,
    using ?? 0,
    hashOf(1),
  );
  addRuns(project, 2);
  expect((await collectGarbage(project, { runs: 1 }, later)).runs).toEqual([3]);
  project.close();
});
