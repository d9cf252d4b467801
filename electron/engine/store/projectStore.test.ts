import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { commitArtifact, presentArtifact } from './artifactStore';
import { openDatabase } from './database';
import { migrate } from './migration';
import { migrations } from './migrations';
import { openStore, recoverStore } from './projectStore';

const newRun = {
  pipeline: 'train',
  trigger: 'manual',
  createdAt: 1,
  blocksTotal: 2,
  variables: { a: 1 },
  options: { set: { b: null } },
  document: 'text',
} as const;

test('a run is found as it was stored', () => {
  const store = openStore(scratchFolder(), 'own');
  const run = store.runs.create(newRun);
  expect(store.runs.find(run.id)).toEqual({
    summary: run,
    variables: { a: 1 },
    options: { set: { b: null } },
    document: 'text',
  });
  const ended = {
    ...run,
    state: 'succeeded',
    startedAt: 2,
    finishedAt: 3,
    metrics: { rmse: 0.1 },
    models: ['m@1'],
    blocksDone: 2,
  } as const;
  store.runs.save({ ...ended, models: [...ended.models] });
  expect(store.runs.list({ limit: 10 })).toEqual([ended]);
  expect(store.runs.list({ limit: 10, pipeline: 'other' })).toEqual([]);
  expect(store.runs.list({ limit: 10, before: run.id })).toEqual([]);
  store.close();
});

test('a failed transaction leaves nothing', () => {
  const store = openStore(scratchFolder(), 'own');
  const attempt = (): void =>
    store.database.transaction(() => {
      store.runs.create(newRun);
      throw new Error('no');
    });
  expect(attempt).toThrow('no');
  expect(store.runs.list({ limit: 10 })).toEqual([]);
  store.close();
});

test('logs are found by block, level and text, the newest first to be kept', () => {
  const store = openStore(scratchFolder(), 'own');
  const line = (text: string, level: 'info' | 'warning', block: string) => ({
    run: 1,
    block,
    time: 5,
    level,
    text,
  });
  store.streams.addLines([
    line('Reading', 'info', 'a'),
    line('odd row', 'warning', 'a'),
    line('reading', 'info', 'b'),
  ]);
  const texts = (filter: object): string[] =>
    store.streams.lines(1, { limit: 10, ...filter }).map(({ text }) => text);
  expect(texts({})).toEqual(['Reading', 'odd row', 'reading']);
  expect(texts({ block: 'a' })).toEqual(['Reading', 'odd row']);
  expect(texts({ level: 'warning' })).toEqual(['odd row']);
  expect(texts({ search: 'READ' })).toEqual(['Reading', 'reading']);
  expect(texts({ limit: 1 })).toEqual(['reading']);
  store.close();
});

test('what was running when a host died is interrupted, its half-written files are removed', () => {
  const folder = scratchFolder();
  const store = openStore(folder, 'own');
  const { id } = store.runs.create(newRun);
  const block = { run: id, kind: 'k', reason: '', outputs: {}, params: {}, metrics: {} };
  const place = { pipeline: 'train', position: 0 };
  store.blockRuns.save({ ...block, block: 'a', state: 'succeeded' }, place);
  store.blockRuns.save({ ...block, block: 'b', state: 'running', startedAt: 1 }, place);
  mkdirSync(join(store.scratch, 'x'), { recursive: true });
  expect(recoverStore(store, 9)).toEqual([id]);
  expect(existsSync(store.scratch)).toBe(false);
  expect(store.runs.find(id)?.summary).toMatchObject({ state: 'interrupted', finishedAt: 9 });
  expect(store.blockRuns.ofRun(id).map(({ state }) => state)).toEqual(['succeeded', 'interrupted']);
  expect(recoverStore(store, 10)).toEqual([]);
  store.close();
});

test('a database is backed up before it is migrated, and one of a later version is refused', () => {
  const file = join(scratchFolder(), 'lathe.db');
  const old = openDatabase(file);
  migrate(old, file, migrations);
  old.exec(
    `INSERT INTO runs (pipeline, state, trigger, created_at, document) VALUES ('p', 'queued', 'manual', 1, '')`,
  );
  migrate(old, file, [...migrations, { name: 'colour', sql: 'ALTER TABLE runs ADD COLUMN colour TEXT' }]);
  expect(old.get('SELECT pipeline, colour FROM runs')).toMatchObject({ pipeline: 'p', colour: null });
  const copy = openDatabase(join(file, '..', 'backups', `lathe-version-${migrations.length}.db`));
  expect(copy.version()).toBe(migrations.length);
  expect(copy.get('SELECT count(*) AS runs FROM runs')).toMatchObject({ runs: 1 });
  expect(() => migrate(old, file, migrations)).toThrow(expect.objectContaining({ code: 'document.newer' }));
  copy.close();
  old.close();
});

test('a migration that fails changes nothing', () => {
  const file = join(scratchFolder(), 'lathe.db');
  const database = openDatabase(file);
  migrate(database, file, migrations);
  const broken = { name: 'broken', sql: 'ALTER TABLE runs ADD COLUMN colour TEXT; SELECT * FROM nowhere' };
  expect(() => migrate(database, file, [...migrations, broken])).toThrow(/nowhere/);
  expect(database.version()).toBe(migrations.length);
  expect(() => database.get('SELECT colour FROM runs')).toThrow();
  database.close();
});

test('a damaged database is refused with the cure', () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, '.lathe'));
  writeFileSync(
    join(folder, '.lathe', 'lathe.db'),
    'this is no database, whatever its name says'.repeat(200),
  );
  expect(() => openStore(folder, 'own')).toThrow(expect.objectContaining({ code: 'store.damaged' }));
});

test('reading writes nothing', () => {
  const folder = scratchFolder();
  expect(openStore(folder, 'read').runs.list({ limit: 1 })).toEqual([]);
  expect(existsSync(join(folder, '.lathe'))).toBe(false);
  const owner = openStore(folder, 'own');
  const reader = openStore(folder, 'read');
  owner.runs.create(newRun);
  expect(reader.runs.list({ limit: 1 })).toHaveLength(1);
  expect(() => reader.runs.create(newRun)).toThrow();
  reader.close();
  owner.close();
});

test('equal content is one artifact, other names or bytes are another', async () => {
  const root = scratchFolder();
  const commit = async (files: Record<string, string>): Promise<string> => {
    const draft = join(root, 'draft');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(draft, name, '..'), { recursive: true });
      writeFileSync(join(draft, name), text);
    }
    const { hash } = await commitArtifact(root, draft);
    expect(existsSync(draft)).toBe(false);
    return hash;
  };
  const first = await commit({ 'b.txt': '2', 'a/a.txt': '1' });
  expect(await commit({ 'a/a.txt': '1', 'b.txt': '2' })).toBe(first);
  expect(readFileSync(join(presentArtifact(root, first), 'a', 'a.txt'), 'utf8')).toBe('1');
  expect(await commit({ 'a/a.txt': '12', 'b.txt': '' })).not.toBe(first);
  expect(() => presentArtifact(root, '0'.repeat(64))).toThrow(
    expect.objectContaining({ code: 'artifact.missing' }),
  );
  expect(() => presentArtifact(root, '../..')).toThrow(expect.objectContaining({ code: 'artifact.missing' }));
});

test('a fingerprint follows the content, and is remembered while the file is untouched', async () => {
  const folder = scratchFolder();
  const store = openStore(folder, 'own');
  const file = join(folder, 'x.csv');
  expect(await store.fingerprints.of(file)).toBe('missing');
  writeFileSync(file, 'abc');
  const old = new Date(2020, 1, 1);
  utimesSync(file, old, old);
  // printf abc | sha256sum
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await store.fingerprints.of(file)).toBe(expected);
  writeFileSync(file, 'xyz');
  utimesSync(file, old, old);
  expect(await store.fingerprints.of(file)).toBe(expected);
  writeFileSync(file, 'xyz');
  expect(await store.fingerprints.of(file)).not.toBe(expected);
  store.close();
});
