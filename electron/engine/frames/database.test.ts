import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing';
import { withDatabase } from '.';

test('what needs more memory than allowed spills into the scratch folder, which is clean afterwards', async () => {
  const scratch = scratchFolder();
  const spilled = await withDatabase(
    async (connection) => {
      await connection.run('CREATE TABLE t AS SELECT hash(i) AS h FROM range(5000000) AS r(i)');
      const result = await connection.run('SELECT sum(size) FROM duckdb_temporary_files()');
      return Number(result.getChunk(0).getColumnVector(0).getItem(0));
    },
    { scratch, memoryBytes: 25 * 2 ** 20, threads: 1 },
  );
  expect(spilled).toBeGreaterThan(2 ** 20);
  expect(existsSync(join(scratch, `lathe-duckdb-${process.pid}`))).toBe(false);
});

test('an aborted statement stops as cancelled', async () => {
  const controller = new AbortController();
  const work = withDatabase(
    async (connection) => {
      const running = connection.run(
        'SELECT count(*) FROM range(1000000000) a, range(1000) b WHERE hash(a.range) = b.range',
      );
      controller.abort();
      return running;
    },
    { signal: controller.signal },
  );
  await expect(work).rejects.toMatchObject({ code: 'run.cancelled' });
});

test('too little memory is said in words', async () => {
  const work = withDatabase(
    (connection) =>
      connection.run("SELECT string_agg(repeat('x', 1000) || i, '') FROM range(100000) AS r(i)"),
    { memoryBytes: 30 * 2 ** 20, threads: 1, scratch: scratchFolder() },
  );
  await expect(work).rejects.toMatchObject({ code: 'worker.outOfMemory' });
});

test('no extension is ever fetched', async () => {
  const work = withDatabase((connection) => connection.run("SELECT * FROM read_xlsx('rows.xlsx')"));
  await expect(work).rejects.toThrow('read_xlsx');
  await withDatabase(async (connection) => {
    const result = await connection.run(
      "SELECT value FROM duckdb_settings() WHERE name IN ('autoinstall_known_extensions', 'autoload_known_extensions')",
    );
    expect(result.getChunk(0).getRows()).toEqual([['false'], ['false']]);
  });
});
