import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createProject } from '@engine/index';
import { openStore } from '@engine/store';
import { Output } from '../output';
import { run as check } from './check';
import { run as clean } from './clean';

const scratch = mkdtempSync(join(tmpdir(), 'lathe-storage-'));
let folder: string;
beforeEach(() => {
  folder = createProject(mkdtempSync(join(scratch, 'project-')));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function called(command: typeof check, words: string[], json = true) {
  const out = new PassThrough();
  let text = '';
  out.on('data', (piece: Buffer) => (text += piece.toString()));
  const stream = out as unknown as NodeJS.WriteStream;
  const code = await command({
    arguments: [folder],
    text: () => undefined,
    texts: () => [],
    flag: (name) => words.includes(name),
    output: new Output(json, stream, stream),
    interrupted: new AbortController().signal,
  });
  const lines = json
    ? text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { code, text, lines, summary: lines.at(-1) ?? {} };
}

function makeRuns(count: number): void {
  const store = openStore(folder, 'own');
  for (let index = 0; index < count; index += 1) {
    const run = store.runs.create({
      pipeline: 'train',
      trigger: 'cli',
      createdAt: 1,
      blocksTotal: 0,
      variables: {},
      options: {},
      document: '',
    });
    store.runs.save({ ...run, state: 'succeeded' });
  }
  store.close();
}

it('says what would be freed, frees it, and is done', async () => {
  makeRuns(5);
  const file = join(folder, 'lathe.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}retention: { runs: 2 }\n`);
  const dry = await called(clean, ['dry-run']);
  expect(dry.code).toBe(0);
  expect(dry.summary).toMatchObject({ dryRun: true, runs: [1, 2, 3], usage: { runs: 5 } });
  const done = await called(clean, []);
  expect(done.summary).toMatchObject({ dryRun: false, runs: [1, 2, 3], usage: { runs: 2 } });
  const text = await called(clean, ['verify'], false);
  expect(text.text).toMatch(/runs, metrics and logs +2 /);
  expect(text.text).toContain('Read 0 results: 0 damaged, 0 missing.');
  expect(text.text).toContain('Removed 0 runs and 0 results, 0 B.');
});

it('mends a damaged database and ends with 0, and finds nothing the next time', async () => {
  makeRuns(3);
  const database = join(folder, '.lathe', 'lathe.db');
  writeFileSync(database, 'this is no database, whatever its name says '.repeat(500));
  const broken = await called(check, ['repair']);
  expect(broken.code).toBe(0);
  expect(broken.lines[0]).toMatchObject({ about: 'database' });
  expect(broken.summary).toMatchObject({ faults: 0, repaired: 1, lost: 0 });
  expect(readdirSync(join(folder, '.lathe', 'backups')).some((name) => name.startsWith('damaged-'))).toBe(
    true,
  );
  const again = await called(check, ['repair'], false);
  expect(again.code).toBe(0);
  expect(again.text).toContain('The database and the stored results are sound.');
});

it('ends with 1 when a model lost its files', async () => {
  makeRuns(1);
  const store = openStore(folder, 'own');
  store.models.add({
    name: 'm',
    createdAt: 1,
    run: 1,
    block: 'keep',
    pipeline: 'train',
    family: 'f',
    task: 'regression',
    artifact: 'a'.repeat(64),
    metrics: {},
    note: '',
    lineage: [],
  });
  store.close();
  const { code, summary, lines } = await called(check, ['repair']);
  expect(code).toBe(1);
  expect(summary).toMatchObject({ lost: 1 });
  expect(String(lines[0]?.['problem'])).toContain('m@1');
});

it('touches nothing of a project that never ran', async () => {
  mkdirSync(folder, { recursive: true });
  expect((await called(check, ['repair'])).summary).toMatchObject({ repaired: 0, lost: 0 });
  expect(existsSync(join(folder, '.lathe'))).toBe(false);
});
