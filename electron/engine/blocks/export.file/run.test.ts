import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frameOf, inputOf, rowsOf, runBlock, scratchFolder } from '../../testing';
import { loadFile } from '../load.file/schema';
import { exportFile } from './schema';

const sql = `SELECT * FROM (VALUES (1, 0.1, 'a, "b"', DATE '2024-01-31', true), (9007199254740993, NULL, NULL, NULL, NULL))
  AS rows(i, x, s, day, flag)`;

test.each(['csv', 'tsv', 'json', 'jsonl', 'parquet'])(
  '%s files load again as they were',
  async (extension) => {
    const projectFolder = scratchFolder();
    const draft = await frameOf(sql);
    const path = `outputs/deep/rows.${extension}`;
    await runBlock(exportFile, { projectFolder, params: { path }, inputs: { frame: inputOf(draft) } });
    expect(readdirSync(join(projectFolder, 'outputs/deep'))).toEqual([`rows.${extension}`]);
    const loaded = (await runBlock(loadFile, { projectFolder, params: { path } })).outputs['frame'];
    expect(loaded?.columns).toEqual(draft.columns);
    expect(await rowsOf(loaded?.folder ?? '')).toEqual(await rowsOf(draft.folder));
  },
);

test('the format can be set, and a file that is there is replaced', async () => {
  const projectFolder = scratchFolder();
  const frame = inputOf(await frameOf("SELECT 1 AS a, NULL AS b, '' AS c"));
  const run = (format: string): Promise<unknown> =>
    runBlock(exportFile, { projectFolder, params: { path: 'rows.txt', format }, inputs: { frame } });
  const read = (): string => readFileSync(join(projectFolder, 'rows.txt'), 'utf8');
  await run('csv');
  expect(read()).toBe('a,b,c\n1,,""\n');
  await run('json');
  expect(JSON.parse(read())).toEqual([{ a: 1, b: null, c: '' }]);
  await expect(run('auto')).rejects.toMatchObject({
    code: 'parameter.invalid',
    about: { parameter: 'format' },
  });
});

test.each(['../rows.csv', '/tmp/rows.csv', 'pipelines/train.csv', '.lathe/x.csv'])(
  'nothing is written to %s',
  async (path) => {
    const projectFolder = join(scratchFolder(), 'project');
    const frame = inputOf(await frameOf('SELECT 1 AS a'));
    await expect(
      runBlock(exportFile, { projectFolder, params: { path }, inputs: { frame } }),
    ).rejects.toMatchObject({
      code: 'parameter.invalid',
    });
    expect(existsSync(join(projectFolder, path))).toBe(false);
  },
);
