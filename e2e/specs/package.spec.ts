import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import type { CommandInput, CommandName, CommandOutput, LatheBridge } from '@shared/contract';

const folder = join(__dirname, '../../dist/linux-unpacked');
const executable = join(folder, 'lathe');

let scratch: string;
test.beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lathe-package-'));
});
test.afterEach(() => rmSync(scratch, { recursive: true, force: true }));

/** The command line inside the package, run by the packaged Electron as Node. Returns its last line. */
function lathe(...args: string[]): unknown {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const program = join(folder, 'resources/app.asar/out/main/cli.cjs');
  const output = execFileSync(executable, [program, ...args], { env, encoding: 'utf8' });
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}

interface Summary {
  readonly state: string;
  readonly metrics: Readonly<Record<string, number>>;
  readonly models: readonly string[];
}

test('the packaged command line runs the penguins sample', () => {
  const project = join(scratch, 'penguins');
  lathe('new', project, '--sample', 'penguins', '--json');
  const summary = lathe('run', project, 'train', '--json') as Summary;
  expect(summary.state).toBe('succeeded');
  expect(summary.metrics['accuracy']).toBeGreaterThanOrEqual(0.97);
  expect(summary.models).toEqual(['penguin-species@1']);
});

test('the packaged app starts and runs the penguins sample', async () => {
  const project = join(scratch, 'penguins');
  lathe('new', project, '--sample', 'penguins', '--json');
  const app = await _electron.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--trust', '--project', project],
    env: { ...(process.env as Record<string, string>), LATHE_USER_DATA: join(scratch, 'user') },
  });
  const child = app.process();
  try {
    expect(await app.evaluate(({ app: shell }) => shell.isPackaged)).toBe(true);
    const page = await app.firstWindow({ timeout: 30_000 });
    await expect(page.getByRole('button').first()).toBeVisible();

    const call = async <N extends CommandName>(
      name: N,
      input: CommandInput<N>,
    ): Promise<CommandOutput<N>> => {
      const result = await page.evaluate(
        ([command, value]) =>
          (window as unknown as { lathe: LatheBridge }).lathe.call(command, value as never),
        [name, input] as const,
      );
      if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
      return result.value as CommandOutput<N>;
    };

    await expect.poll(async () => (await call('projects.current', undefined))?.folder).toBe(project);
    const { id } = await call('runs.start', { pipeline: 'train' });
    const state = async () => (await call('runs.show', { run: id })).state;
    await expect.poll(state, { timeout: 90_000 }).not.toMatch(/queued|running/);
    expect(await state()).toBe('succeeded');
    await page.screenshot({ path: 'test-results/screens/package.png' });
    await app.close();
  } finally {
    child.kill('SIGKILL');
  }
});
