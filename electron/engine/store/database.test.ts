import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LatheError } from '@shared/errors';
import { scratchFolder } from '../testing/scratchFolder';
import { openDatabase } from './database';
import { openStore } from './projectStore';

test('a damaged page that a query meets is told with the cure, and so is one that a write meets', () => {
  const folder = scratchFolder();
  const store = openStore(folder, 'own');
  for (let run = 0; run < 200; run += 1)
    store.streams.addLines([{ run, time: 1, level: 'info', text: 'x'.repeat(500) }]);
  store.close();
  const file = join(folder, '.lathe', 'lathe.db');
  const descriptor = openSync(file, 'r+');
  // All but the first pages: header and schema can still be read.
  const kept = 40 * 4096;
  expect(statSync(file).size).toBeGreaterThan(kept);
  writeSync(descriptor, Buffer.alloc(statSync(file).size - kept, 0xa5), 0, undefined, kept);
  closeSync(descriptor);
  const damaged = openStore(folder, 'own');
  const failure = (work: () => unknown): LatheError => {
    try {
      work();
    } catch (thrown) {
      return LatheError.from(thrown);
    }
    throw new Error('it did not fail');
  };
  const everyLine = (): unknown => damaged.database.all('SELECT sum(length(text)) FROM log_lines');
  const rewrite = (): unknown => damaged.database.run('UPDATE log_lines SET run = run + 1000');
  for (const work of [everyLine, rewrite]) {
    const { code, cure } = failure(work);
    expect(code).toBe('store.damaged');
    expect(cure).toContain('lathe check FOLDER --repair');
  }
  damaged.close();
});

test('readers read while the owner writes, and see what was committed before they looked', () => {
  const folder = scratchFolder();
  const owner = openStore(folder, 'own');
  const readers = [openStore(folder, 'read'), openStore(folder, 'read')];
  owner.database.transaction(() => {
    owner.models.promote('m', 1, 'champion');
    for (const reader of readers) expect(reader.models.byAlias('m', 'champion')).toBeUndefined();
  });
  for (const reader of readers) {
    expect(reader.models.byAlias('m', 'champion')).toBe(1);
    expect(() => reader.models.promote('m', 2, 'champion')).toThrow(
      expect.objectContaining({ code: 'project.locked' }),
    );
    reader.close();
  }
  owner.close();
});

test('a database that another program keeps busy says so', () => {
  const file = join(scratchFolder(), 'lathe.db');
  const first = openDatabase(file);
  const second = openDatabase(file);
  first.exec('CREATE TABLE t (x)');
  second.exec('PRAGMA busy_timeout = 5');
  first.transaction(() => {
    expect(() => second.run('INSERT INTO t VALUES (1)')).toThrow(
      expect.objectContaining({ code: 'project.locked', message: expect.stringMatching(/busy/) as string }),
    );
  });
  second.run('INSERT INTO t VALUES (1)');
  for (const database of [first, second]) database.close();
});

test('what screens ask for often is found by an index', () => {
  const store = openStore(scratchFolder(), 'own');
  const plan = (sql: string): string =>
    store.database
      .all(`EXPLAIN QUERY PLAN ${sql}`)
      .map((row) => String(row['detail']))
      .join('; ');
  for (const sql of [
    `SELECT 1 FROM block_runs WHERE cache_key = 'k' AND run <> 1`,
    `SELECT 1 FROM item_runs WHERE cache_key = 'k' AND run <> 1`,
    `SELECT block, max(run) FROM block_runs WHERE pipeline = 'p' GROUP BY block`,
    `SELECT type, count(*), sum(bytes) FROM artifacts GROUP BY type`,
    `SELECT run FROM block_runs WHERE pipeline = 'p' AND block = 'b' ORDER BY run DESC LIMIT 1`,
    `DELETE FROM log_lines WHERE run = 1`,
    `DELETE FROM cache_entries WHERE run = 1`,
    `SELECT id FROM runs WHERE state IN ('queued', 'running')`,
  ])
    expect(plan(sql)).toMatch(/USING (COVERING )?INDEX|PRIMARY KEY/);
  // Newest first without sorting.
  expect(plan('SELECT id FROM runs ORDER BY id DESC LIMIT 50')).not.toMatch(/TEMP B-TREE/);
  store.close();
});
