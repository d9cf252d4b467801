import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine } from '@engine/createEngine';
import { appRoot } from '@engine/runtimes';
import { forkLauncher } from '@engine/scheduling';
import { bundledProgram } from '../../testing/engine/bundlePrograms';
import { scratchFolder } from '../../testing';

const guide = readFileSync(join(appRoot(), 'docs', 'guide', 'code-blocks.md'), 'utf8');

/** Writes what the guide shows: blocks of code that name their file, and the rows that are indented. */
function projectOfGuide(): string {
  const folder = scratchFolder();
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  for (const [, file = '', text = ''] of guide.matchAll(/```\w+\n(?:\/\/|#) (\S+)\n([^]*?)```/g))
    write(file, text);
  const rows = [...guide.replace(/```[^]*?```/g, '').matchAll(/^ {4}(\S.*)$/gm)].map(([, row]) => row);
  write('data/rides.csv', `${rows.join('\n')}\n`);
  write('lathe.yaml', 'lathe: 1\nname: Guide\n');
  return folder;
}

test('the pipeline of the guide runs as the guide says', async () => {
  const folder = projectOfGuide();
  const engine = createEngine({
    launcher: forkLauncher(bundledProgram('electron/worker/worker.ts')),
    workers: 2,
    onEvent: () => undefined,
  });
  onTestFinished(() => engine.close());
  const session = await engine.openProject(folder, { mode: 'own' });
  const { id } = await session.call('runs.start', { pipeline: 'rides' });
  await session.finished(id);
  const run = await session.call('runs.show', { run: id });
  const failed = run.blocks.filter(({ state }) => state !== 'succeeded');
  expect(failed.map(({ block, state, error, reason }) => [block, state, error?.message ?? reason])).toEqual(
    [],
  );

  const block = (name: string) => run.blocks.find((one) => one.block === name);
  const page = async (name: string, port = 'frame'): Promise<unknown[][]> => {
    const artifact = block(name)?.outputs[port]?.hash ?? '';
    const { rows } = await session.call('previews.page', {
      artifact,
      offset: 0,
      limit: 10,
      sort: [],
      filters: [],
      search: '',
    });
    return rows;
  };
  expect((await page('clean')).length).toBe(5);
  expect(Object.keys(block('split')?.outputs ?? {})).toEqual(['early', 'late', 'ranges']);
  expect((await page('split', 'late')).length).toBe(2);
  expect(block('fare')?.items).toMatchObject({ total: 3, succeeded: 3 });
  expect(await page('table')).toEqual([
    ['airport', 2, 56],
    ['harbour', 1, 21],
    ['centre', 2, 16],
  ]);
  const best = await session.call('previews.json', { artifact: block('best')?.outputs['value']?.hash ?? '' });
  expect(JSON.parse(best)).toEqual({ best: 'airport', of: 3 });
  expect(block('clean')?.checks?.map(({ name, passed, failing }) => [name, passed, failing])).toEqual([
    ['someAreLeft', true, undefined],
    ['noneIsDear', false, 2],
    ['fares are positive', true, 0],
    ['rides are short', false, 1],
  ]);
  writeFileSync(
    join(folder, 'blocks/fare.ts'),
    "import { value } from 'lathe'; export default value(({ run, rides }) => [run.id, rides.shape[0]]);",
  );
  writeFileSync(
    join(folder, 'pipelines/stamped.yaml'),
    `lathe: 1
name: Stamped
blocks:
  - { id: rides, kind: load.file, params: { path: data/rides.csv } }
  - { id: fare, kind: code.typescript, file: blocks/fare.ts, inputs: { rides: rides } }
`,
  );
  const reasons: (readonly string[])[] = [];
  for (let round = 0; round < 2; round++) {
    const stamped = await session.call('runs.start', { pipeline: 'stamped' });
    await session.finished(stamped.id);
    const { blocks } = await session.call('runs.show', { run: stamped.id });
    reasons.push(blocks.map(({ state, reason }) => `${state}: ${reason}`));
  }
  expect(reasons[1]).toEqual([
    expect.stringMatching(/^cached/),
    expect.stringMatching(/^succeeded: .*run\.id: 2 → 3/),
  ]);

  const log = await session.call('runs.log', { run: id, limit: 1000 });
  const told = log.map(({ text }) => text).filter((text) => /of run|rows, the first/.test(text));
  expect(told.sort()).toEqual([
    '5 rows, the first: centre,2024-05-01,12,14.5,1.2083333333333333',
    'clean of run 1: success',
    'rides of run 1: success',
  ]);
}, 60_000);
