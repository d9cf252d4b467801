import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runOnHost, scratchFolder } from '../../testing';
import { findFiles } from './findFiles';
import { waitFile } from './schema';

const old = new Date('2024-01-31T10:00:00Z');

function write(folder: string, path: string, text: string, time = old): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, time, time);
}

const names = async (folder: string, pattern: string): Promise<string[]> =>
  (await findFiles(folder, pattern, new AbortController().signal)).map(({ path }) => path);

test('patterns name files of the project by name and by folder', async () => {
  const folder = scratchFolder();
  for (const path of [
    'data/a.csv',
    'data/b1.csv',
    'data/b.txt',
    'data/x/c.csv',
    'data/x/y/d.csv',
    'data/.part.csv',
  ])
    write(folder, path, '1');
  mkdirSync(join(folder, 'data/folder.csv'));
  write(folder, 'data/.hidden/e.csv', '1');
  expect(await names(folder, 'data/a.csv')).toEqual(['data/a.csv']);
  expect(await names(folder, 'data/*.csv')).toEqual(['data/a.csv', 'data/b1.csv']);
  expect(await names(folder, 'data/b?.csv')).toEqual(['data/b1.csv']);
  expect(await names(folder, 'data/**/*.csv')).toEqual([
    'data/a.csv',
    'data/b1.csv',
    'data/x/c.csv',
    'data/x/y/d.csv',
  ]);
  expect(await names(folder, '*/x/*')).toEqual(['data/x/c.csv']);
  expect(await names(folder, 'nowhere/*.csv')).toEqual([]);
  expect(await names(folder, 'data/a.csv/b')).toEqual([]);
  expect(await names(folder, join(folder, 'data', '*.txt'))).toEqual([join(folder, 'data', 'b.txt')]);
  await expect(names(folder, '../*.csv')).rejects.toMatchObject({ code: 'parameter.invalid' });
  await expect(names(folder, 'data')).rejects.toMatchObject({ code: 'parameter.invalid' });
});

test('a file that is there is found with size and time, and as an item', async () => {
  const projectFolder = scratchFolder();
  write(projectFolder, 'data/new.csv', 'a\n1\n');
  const { value, items, outcome } = await runOnHost(waitFile, {
    projectFolder,
    params: { path: 'data/*.csv', stableSeconds: 0 },
  });
  const file = { path: 'data/new.csv', size: 4, modified: '2024-01-31T10:00:00.000Z' };
  expect(value).toMatchObject({ ...file, files: [file] });
  expect(items('files')).toEqual([{ key: 'data-new.csv', value: file }]);
  expect(outcome).toMatchObject({ outputs: { value: { caption: 'data/new.csv' } } });
});

test('a file that comes later is waited for', async () => {
  const projectFolder = scratchFolder();
  const { value, reasons } = await runOnHost(waitFile, {
    projectFolder,
    params: { path: 'data/new.csv', stableSeconds: 0, everySeconds: 1 },
    onWait: (reason) => {
      if (reason.includes('looked once')) write(projectFolder, 'data/new.csv', 'abc');
    },
  });
  expect(value).toMatchObject({ path: 'data/new.csv', size: 3 });
  expect(reasons[0]).toBe('waits for data/new.csv to appear');
});

test('a file that grows is not taken before it has stayed the same for a while', async () => {
  const projectFolder = scratchFolder();
  write(projectFolder, 'copied.csv', 'a');
  const file = join(projectFolder, 'copied.csv');
  let grown = 0;
  const { value, reasons } = await runOnHost(waitFile, {
    projectFolder,
    params: { path: 'copied.csv', stableSeconds: 0.2 },
    onWait: (reason) => {
      if (reason.includes('may still grow') && grown++ < 3) appendFileSync(file, 'b');
    },
  });
  expect(value).toMatchObject({ size: 4 });
  expect(reasons.at(-1)).toMatch(/^waits for copied.csv to appear \(copied.csv may still grow; looked/);
});

test('changed: the first time any file will do, then only new and changed ones', async () => {
  const projectFolder = scratchFolder();
  write(projectFolder, 'data/a.csv', '1');
  write(projectFolder, 'data/b.csv', '1');
  let last: unknown;
  const params = {
    path: 'data/*.csv',
    until: 'changed',
    stableSeconds: 0,
    onTimeout: 'skip',
    timeoutSeconds: 0.05,
  };
  const run = async () => {
    const record = await runOnHost(waitFile, {
      projectFolder,
      params,
      services: { previousValue: () => last },
    });
    last = record.value ?? last;
    return record;
  };
  const paths = (value: unknown) => (value as { files: { path: string }[] }).files.map(({ path }) => path);
  expect(paths((await run()).value)).toEqual(['data/a.csv', 'data/b.csv']);
  expect((await run()).outcome).toEqual({ skip: 'waited 0.05 s for a new or changed data/*.csv' });
  write(projectFolder, 'data/b.csv', '2', new Date('2024-02-01T00:00:00Z'));
  write(projectFolder, 'data/c.csv', '1');
  expect(paths((await run()).value)).toEqual(['data/b.csv', 'data/c.csv']);
  expect((await run()).outcome).toHaveProperty('skip');
});
