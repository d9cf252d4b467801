import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../testing/scratchFolder';
import { commitArtifact } from '../artifactStore';
import { backUpDaily, databaseFaults } from '../backups';
import { openDatabase, type Row } from '../database';
import { ProjectLock } from '../projectLock';
import { openStore, type ProjectStore } from '../projectStore';
import { repairStore } from './repairStore';

const pageBytes = 4096;

function fill(store: ProjectStore, runs: number): void {
  for (let index = 0; index < runs; index += 1) {
    const run = store.runs.create({
      pipeline: 'train',
      trigger: 'manual',
      createdAt: 1,
      blocksTotal: 1,
      variables: {},
      options: {},
      document: `text ${index} `.repeat(50),
    });
    store.runs.save({ ...run, state: 'succeeded', metrics: { rmse: index } });
    const hash = index.toString(16).padStart(2, '0').padEnd(64, '7');
    for (const block of ['a', 'b', 'c']) {
      const record = { run: run.id, block, kind: 'k', reason: '', params: { index }, metrics: {} };
      const outputs = { value: { hash, type: 'value' as const, bytes: 1 } };
      store.blockRuns.save({ ...record, state: 'succeeded', outputs }, { pipeline: 'train', position: 0 });
      store.cache.save(`${hash}${block}`, { run: run.id, outputs, metrics: {} }, 1);
    }
    store.streams.addLines([{ run: run.id, block: 'a', time: 1, level: 'info', text: `line ${index}` }]);
  }
}

/** A project with a database of a few hundred pages. Returns its file. */
function filledProject(runs = 300): { folder: string; file: string } {
  const folder = scratchFolder();
  const store = openStore(folder, 'own');
  fill(store, runs);
  store.close();
  return { folder, file: join(folder, '.lathe', 'lathe.db') };
}

function overwrite(file: string, page: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, page * pageBytes);
  closeSync(descriptor);
}

const tables = ['runs', 'block_runs', 'cache_entries', 'log_lines'];

function contentOf(file: string): Map<string, Row[]> {
  const database = openDatabase(file, { readOnly: true });
  const content = new Map(tables.map((table) => [table, database.all(`SELECT * FROM ${table}`)]));
  database.close();
  return content;
}

const asText = (rows: readonly Row[] | undefined): Set<string> =>
  new Set((rows ?? []).map((row) => JSON.stringify(row)));

test('a sound project has no findings, and one that never ran neither', async () => {
  const { folder, file } = filledProject(5);
  const before = readFileSync(file);
  expect(await repairStore(folder)).toEqual([]);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(await repairStore(scratchFolder())).toEqual([]);
});

test('whatever page is damaged, the new database is sound, invents nothing and loses little', async () => {
  const { folder, file } = filledProject();
  const original = contentOf(file);
  const whole = join(scratchFolder(), 'whole.db');
  cpSync(file, whole);
  const pages = readFileSync(whole).length / pageBytes;
  expect(pages).toBeGreaterThan(150);
  const lost: number[] = [];
  for (let page = 5; page < pages; page += Math.floor(pages / 12)) {
    cpSync(whole, file);
    overwrite(file, page);
    if (databaseFaults(file).length === 0) continue;
    const findings = await repairStore(folder);
    expect(findings.map(({ about }) => about)).toEqual(['database']);
    expect(databaseFaults(file)).toEqual([]);
    const saved = contentOf(file);
    const shares = tables.map((table) => {
      const [before, after] = [asText(original.get(table)), asText(saved.get(table))];
      for (const row of after) expect(before).toContain(row);
      return after.size / before.size;
    });
    // A page belongs to one table; the others are whole.
    expect(shares.filter((share) => share === 1).length).toBeGreaterThanOrEqual(tables.length - 1);
    lost.push(1 - Math.min(...shares));
    rmSync(join(folder, '.lathe', 'backups'), { recursive: true });
  }
  expect(lost.length).toBeGreaterThan(8);
  // A leaf takes its own rows with it; only the root of a tree hides all.
  expect(lost.filter((share) => share < 0.1).length).toBeGreaterThan(lost.length * 0.7);
}, 120_000);

test('what cannot be read comes from the newest backup that is sound', async () => {
  const { folder, file } = filledProject(50);
  const lathe = join(folder, '.lathe');
  await backUpDaily(lathe, Date.UTC(2026, 1, 1));
  await backUpDaily(lathe, Date.now() + 2 * 24 * 3_600_000);
  const backups = readdirSync(join(lathe, 'backups')).sort();
  expect(backups).toHaveLength(2);
  writeFileSync(join(lathe, 'backups', backups[1] ?? ''), 'no database'.repeat(900));
  const original = contentOf(file);
  overwrite(file, 0);
  const findings = await repairStore(folder);
  expect(findings[0]?.done).toContain(backups[0]);
  expect(contentOf(file)).toEqual(original);
  const [kept] = readdirSync(join(lathe, 'backups')).filter((name) => name.startsWith('damaged-'));
  expect(readFileSync(join(lathe, 'backups', kept ?? '')).subarray(0, 4)).toEqual(Buffer.alloc(4, 0xa5));
});

test('without a backup a database that nobody can read is replaced by an empty one, and results stay', async () => {
  const { folder, file } = filledProject(5);
  const store = openStore(folder, 'own');
  mkdirSync(join(store.scratch, 'draft'), { recursive: true });
  writeFileSync(join(store.scratch, 'draft', 'value.json'), '1');
  const { hash } = await commitArtifact(store.artifacts, join(store.scratch, 'draft'));
  store.close();
  overwrite(file, 0);
  expect((await repairStore(folder)).map(({ about }) => about)).toEqual(['database']);
  const after = openStore(folder, 'own');
  expect(after.runs.list({ limit: 1 })).toEqual([]);
  expect(existsSync(join(after.artifacts, hash.slice(0, 2), hash))).toBe(true);
  after.close();
});

test('a file cut short gives what was before the cut', async () => {
  const { folder, file } = filledProject();
  truncateSync(file, Math.floor(readFileSync(file).length / pageBytes / 2) * pageBytes);
  await repairStore(folder);
  expect(databaseFaults(file)).toEqual([]);
  const store = openStore(folder, 'own');
  expect(store.runs.list({ limit: 1000 }).length).toBeGreaterThan(50);
  // A lost run's number is not given again.
  const newest = Math.max(
    ...store.database.all('SELECT run FROM block_runs').map((row) => Number(row['run'])),
  );
  fill(store, 1);
  expect(store.runs.list({ limit: 1 })[0]?.id).toBeGreaterThan(newest);
  store.close();
});

test('what a dead host left is cleared away: lock, gate, half-written files, unfinished runs', async () => {
  const { folder } = filledProject(1);
  const lathe = join(folder, '.lathe');
  const store = openStore(folder, 'own');
  const run = store.runs.list({ limit: 1 })[0];
  if (run) store.runs.save({ ...run, state: 'running' });
  store.close();
  writeFileSync(
    join(lathe, 'host.lock'),
    JSON.stringify({ token: 't', pid: 2 ** 22 + 1, machine: hostname() }),
  );
  writeFileSync(join(lathe, 'host.lock.0f0f0f0f-0000-4000-8000-000000000000'), '');
  mkdirSync(join(lathe, 'tmp', 'x'), { recursive: true });
  const findings = await repairStore(folder);
  expect(findings.map(({ about }) => about)).toEqual(['lock', 'leftovers', 'leftovers']);
  expect(findings.every(({ done }) => done !== undefined)).toBe(true);
  expect(readdirSync(lathe).filter((name) => !name.startsWith('lathe.db'))).toEqual([]);
  expect(await repairStore(folder)).toEqual([]);
});

test('damaged results are set aside, and a model that lost its files is not called sound', async () => {
  const { folder } = filledProject(1);
  const store = openStore(folder, 'own');
  mkdirSync(join(store.scratch, 'draft'), { recursive: true });
  writeFileSync(join(store.scratch, 'draft', 'model.json'), '{}');
  const { hash, bytes } = await commitArtifact(store.artifacts, join(store.scratch, 'draft'));
  store.cache.saveArtifacts({ model: { hash, bytes, type: 'model' } }, 1);
  store.models.add({
    name: 'penguins',
    createdAt: 1,
    run: 1,
    block: 'keep',
    pipeline: 'train',
    family: 'f',
    task: 'regression',
    artifact: hash,
    metrics: {},
    note: '',
    lineage: [],
  });
  store.close();
  writeFileSync(join(store.artifacts, hash.slice(0, 2), hash, 'model.json'), '[]');
  const findings = await repairStore(folder);
  expect(findings.map(({ about, done }) => [about, done !== undefined])).toEqual([
    ['results', true],
    ['models', false],
  ]);
  expect(findings[1]?.problem).toContain('penguins@1');
  expect(readdirSync(join(folder, '.lathe', 'damaged'))).toEqual([hash]);
});

test('a project that is in use is not repaired', async () => {
  const { folder } = filledProject(1);
  const outcome = await ProjectLock.acquire(join(folder, '.lathe'));
  await expect(repairStore(folder)).rejects.toMatchObject({ code: 'project.locked' });
  if ('lock' in outcome) outcome.lock.release();
});
