import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RunDetail } from '@shared/model';
import { scratchFolder } from '../testing';
import { bundledProgram, reasonsOf, statesOf, testProject, testWorkerFile } from '../testing/engine';

/** Whether this system lets a test mount file systems of its own, out of sight of the rest. */
const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

interface Line {
  readonly readOnly?: string | null;
  readonly pipeline?: string;
  readonly run?: RunDetail;
  readonly refused?: { readonly code: string; readonly message: string; readonly cure?: string };
  readonly runs?: readonly { readonly id: number; readonly state: string }[];
}

/** Runs pipelines in a host of its own, in a mount namespace that `mount` (shell, `$1` is the folder) prepares. */
function hostIn(mount: string, folder: string, prepare: string, pipelines: readonly string[]): Line[] {
  const program = [
    process.execPath,
    bundledProgram('electron/engine/testing/engine/faultHost.ts'),
    folder,
    testWorkerFile(),
    ...pipelines,
  ];
  const text = execFileSync(
    'unshare',
    ['-rm', 'sh', '-ec', `${mount}\n${prepare}\nshift\nexec "$@"`, 'sh', folder, ...program],
    { encoding: 'utf8' },
  );
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

function writeProject(folder: string, pipelines: Readonly<Record<string, string>>): void {
  mkdirSync(join(folder, 'pipelines'), { recursive: true });
  writeFileSync(join(folder, 'lathe.yaml'), 'lathe: 1\nname: Test\n');
  for (const [id, blocks] of Object.entries(pipelines))
    writeFileSync(join(folder, 'pipelines', `${id}.yaml`), `lathe: 1\nname: ${id}\nblocks:\n${blocks}\n`);
}

test.runIf(canMount)('a full disk fails the block, harms nothing stored, and says what to do', () => {
  const source = scratchFolder();
  writeProject(source, {
    small: '  - { id: one, kind: test.big, params: { megabytes: 1 } }',
    big: '  - { id: one, kind: test.big, params: { megabytes: 40 } }\n  - { id: two, kind: test.number, params: { value: 2 } }',
  });
  const [opened, small, big, again, listed] = hostIn(
    'mount -t tmpfs -o size=12m tmpfs "$1"',
    scratchFolder(),
    `cp -r ${source}/. "$1"`,
    ['small', 'big', 'small'],
  );
  expect(opened?.readOnly).toBeNull();
  expect(small?.run?.state).toBe('succeeded');
  expect(big?.run).toMatchObject({
    state: 'failed',
    error: {
      code: 'disk.full',
      message: 'The disk is full; nothing that was stored before is harmed.',
      cure: expect.stringMatching(/Free some space/),
      about: { block: 'one' },
    },
  });
  expect(again?.run && statesOf(again.run)).toEqual({ one: 'cached' });
  expect(listed?.runs?.map(({ state }) => state)).toEqual(['succeeded', 'failed', 'succeeded']);
});

test.runIf(canMount)(
  'a project that cannot be written to is looked at, and refuses to run with the cure',
  async () => {
    const folder = scratchFolder();
    writeProject(folder, { train: '  - { id: one, kind: test.number, params: { value: 1 } }' });
    const [first] = hostIn(':', folder, ':', ['train']);
    expect(first?.readOnly).toBeNull();
    const [opened, refused, listed] = hostIn(
      'mount --bind "$1" "$1"; mount -o remount,ro,bind "$1"',
      folder,
      ':',
      ['train'],
    );
    expect(opened?.readOnly).toBe('The project folder cannot be written to; it can only be looked at.');
    expect(refused?.refused).toMatchObject({
      code: 'project.locked',
      cure: 'Allow this user to write to it, or copy the project to a folder where you may.',
    });
    expect(listed?.runs).toEqual([{ id: 1, state: 'succeeded' }]);
  },
);

test('a damaged artifact is set aside, made again, and the run says so', async () => {
  const project = await testProject(`
  - { id: one, kind: test.number, params: { value: 1 } }
  - { id: two, kind: test.add, inputs: { left: one } }
`);
  const first = await project.run();
  const hash = first.blocks[0]?.outputs['value']?.hash ?? '';
  const file = join(project.folder, '.lathe', 'artifacts', hash.slice(0, 2), hash, 'value.json');
  writeFileSync(file, '9');
  const again = await project.run();
  expect(statesOf(again)).toEqual({ one: 'succeeded', two: 'cached' });
  expect(reasonsOf(again)['one']).toBe('its stored results are damaged');
  expect(readFileSync(file, 'utf8')).toBe('1');
  expect(readdirSync(join(project.folder, '.lathe', 'damaged')).some((name) => name.includes(hash))).toBe(
    true,
  );
});

test('a killed worker leaves its block failed, no file half written, and the next run works', async () => {
  const project = await testProject(`
  - { id: bad, kind: test.fail, params: { how: kill } }
`);
  const run = await project.run();
  expect(run.error).toMatchObject({
    code: 'worker.crashed',
    message: expect.stringMatching(/killed from outside/),
  });
  const scratch = join(project.folder, '.lathe', 'tmp');
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);
  expect((await project.run({ set: { 'bad.how': 'not' } })).state).toBe('succeeded');
});
