import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCommandLine, lathe, startLathe } from './testing/lathe';

const scratch = mkdtempSync(join(tmpdir(), 'lathe-cli-'));
const project = join(scratch, 'penguins');

beforeAll(async () => {
  await buildCommandLine();
  expect((await lathe('new', project, '--sample', 'penguins')).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Blocks = Record<
  string,
  { state: string; cached: boolean; seconds: number; rows?: number; reason: string }
>;
const states = (blocks: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(blocks as Blocks).map(([id, { state }]) => [id, state]));

describe('lathe', () => {
  it('refuses an unknown command with the usage, and commands that are not built', async () => {
    for (const command of ['frobnicate', 'serve', 'schedule']) {
      const { code, err } = await lathe(command, project);
      expect(code).toBe(2);
      expect(err).toContain(`There is no command "${command}".`);
      expect(err).toContain('run FOLDER PIPELINE');
    }
  });

  it.each([
    [['run', 'x']],
    [['run', 'x', 'train', '--no-such']],
    [['show', 'x', 'first']],
    [['runs', 'no/such/folder']],
  ])('ends with 2 for %s', async (words) => {
    expect((await lathe(...words)).code).toBe(2);
  });

  it('makes no project where something is already', async () => {
    const { code, err } = await lathe('new', project);
    expect(code).toBe(2);
    expect(err).toContain('already exists');
  });

  it('lists the runtimes, the summary last', async () => {
    const { code, lines, summary } = await lathe('doctor', '--json');
    expect(code).toBe(0);
    expect(lines.map(({ id }) => id)).toContain('duckdb');
    expect(summary['absent']).toBeInstanceOf(Array);
  });
});

// Each step stands on the one before.
describe('the penguins sample', () => {
  it('runs to a registered model with test accuracy of at least 0.97', async () => {
    const { code, summary, lines } = await lathe('run', project, 'train', '--json');
    expect(code).toBe(0);
    expect(summary).toMatchObject({ run: 1, state: 'succeeded', models: ['penguin-species@1'] });
    expect((summary['metrics'] as Record<string, number>)['accuracy']).toBeGreaterThanOrEqual(0.97);
    const blocks = summary['blocks'] as Blocks;
    expect(blocks['penguins']).toMatchObject({ state: 'succeeded', cached: false, rows: 344 });
    expect(blocks['clean']).toMatchObject({ rows: 342 });
    const epochs = lines
      .filter(({ event, block }) => event === 'points' && block === 'mlp')
      .flatMap(({ points }) => points as { series: string; step: number }[])
      .filter(({ series }) => series === 'loss');
    expect(epochs.length).toBeGreaterThanOrEqual(20);
  }, 120_000);

  it('reuses everything but the registration, and makes no second version', async () => {
    const { code, summary } = await lathe('run', project, 'train', '--json');
    expect(code).toBe(0);
    const { keep, ...others } = states(summary['blocks']);
    expect(keep).toBe('succeeded');
    expect(new Set(Object.values(others))).toEqual(new Set(['cached']));
    expect(summary['models']).toEqual(['penguin-species@1']);
    const { lines } = await lathe('models', project, '--json');
    expect(lines.map(({ name, version }) => `${String(name)}@${String(version)}`).slice(0, -1)).toEqual([
      'penguin-species@1',
    ]);
  }, 60_000);

  it('reruns only what depends on a setting, and says why', async () => {
    const { code, summary } = await lathe('run', project, 'train', '--set', 'mlp.epochs=25', '--json');
    expect(code).toBe(0);
    expect(states(summary['blocks'])).toMatchObject({
      penguins: 'cached',
      clean: 'cached',
      split: 'cached',
      features: 'cached',
      mlp: 'succeeded',
      score: 'succeeded',
    });
    expect((summary['blocks'] as Blocks)['mlp']?.reason).toContain('epochs: 60 → 25');
  }, 60_000);

  it('compares runs: what differs, and both metrics', async () => {
    const { code, summary } = await lathe('compare', project, '1', '3', '--json');
    expect(code).toBe(0);
    expect(summary['parameters']).toEqual([{ block: 'mlp', name: 'epochs', values: ['60', '25'] }]);
    const metrics = summary['metrics'] as { name: string; values: unknown[] }[];
    expect(metrics.find(({ name }) => name === 'accuracy')?.values).toHaveLength(2);
    expect(summary['warnings']).toEqual([]);
    const table = await lathe('compare', project, '1', '3');
    expect(table.out).toMatch(/mlp\.epochs\s+60\s+25/);
  });

  it('filters runs by an expression', async () => {
    const ids = async (where: string): Promise<unknown[]> =>
      (await lathe('runs', project, '--where', where, '--json')).lines.slice(0, -1).map(({ id }) => id);
    expect(await ids('params.mlp.epochs = 60 and state = succeeded')).toEqual([2, 1]);
    expect(await ids('not id < 3')).toEqual([3]);
    const wrong = await lathe('runs', project, '--where', 'id >');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('character 5');
  });

  it('shows a run', async () => {
    const { summary } = await lathe('show', project, '3', '--json');
    expect(summary).toMatchObject({ run: 3, state: 'succeeded', pipeline: 'train', trigger: 'cli' });
    expect((await lathe('show', project, '99')).code).toBe(2);
  });

  it('previews rows and a profile', async () => {
    const { summary } = await lathe('preview', project, 'train', 'clean', '--rows', '3', '--json');
    const columns = summary['columns'] as { name: string; type: string }[];
    expect(Object.keys(summary)).toEqual(['columns', 'rows', 'total']);
    expect(columns[0]).toEqual({
      name: 'Species',
      type: expect.stringMatching(/^(category|text)$/) as string,
    });
    expect(summary['rows']).toHaveLength(3);
    expect(summary['total']).toBe(342);
    const profile = await lathe('preview', project, 'train', 'split.test', '--profile', '--json');
    expect(profile.summary['rows']).toBe(69);
    expect((await lathe('preview', project, 'train', 'nowhere')).code).toBe(2);
  });

  it('writes a report that stands alone', async () => {
    const file = join(scratch, 'report.html');
    expect((await lathe('report', project, '1', '--out', file)).code).toBe(0);
    const page = readFileSync(file, 'utf8');
    expect(page).toContain('penguin-species@1');
    expect(page).toContain('epoch');
    expect(page).not.toMatch(/<script|https?:/);
  });

  it('promotes a version and finds it by its alias', async () => {
    const promoted = await lathe('promote', project, 'penguin-species@1', 'champion', '--json');
    expect(promoted.summary).toMatchObject({ name: 'penguin-species', version: 1, aliases: ['champion'] });
    expect((await lathe('promote', project, 'penguin-species@9', 'champion')).code).toBe(2);
  });

  it('scores a file', async () => {
    const out = join(scratch, 'predicted.csv');
    const data = join(project, 'data/penguins.json');
    const { code, summary } = await lathe(
      'predict',
      project,
      'penguin-species@champion',
      '--in',
      data,
      '--out',
      out,
      '--json',
    );
    expect(code).toBe(0);
    expect(summary).toMatchObject({ rows: 344, out });
    const [head = '', ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(head).toContain('prediction');
    expect(rows).toHaveLength(344);
  }, 60_000);

  it('exports with proof, and plain Node predicts the same from the export', async () => {
    const folder = join(scratch, 'exported');
    const words = ['export', project, 'penguin-species@champion', '--format', 'tfjs', '--out', folder];
    const { code, summary } = await lathe(...words, '--json');
    expect(code).toBe(0);
    expect(summary['deviation']).toBeLessThanOrEqual(summary['tolerance'] as number);

    const data = join(project, 'data/penguins.json');
    const scored = execFileSync(process.execPath, ['score.cjs', data], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const outside = JSON.parse(scored) as { prediction: string; probability_Adelie: number }[];
    const [head = '', ...rows] = readFileSync(join(scratch, 'predicted.csv'), 'utf8').trimEnd().split('\n');
    const cell = (row: string, name: string) => row.split(',')[head.split(',').indexOf(name)] ?? '';
    expect(outside.map(({ prediction }) => prediction)).toEqual(rows.map((row) => cell(row, 'prediction')));
    const deviations = rows.map((row, index) =>
      Math.abs(Number(cell(row, 'probability_Adelie')) - (outside[index]?.probability_Adelie ?? NaN)),
    );
    expect(Math.max(...deviations)).toBeLessThan(1e-4);
  }, 60_000);

  it('finds every fault of a broken pipeline, with file, line and cure', async () => {
    const file = join(project, 'pipelines/train.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace('kind: train.mlp', 'kind: train.mpl').replace('df: penguins', 'df: pengiuns'),
    );
    const { code, lines, summary } = await lathe('check', project, '--json');
    const run = await lathe('run', project, 'train', '--json');
    writeFileSync(file, text);
    expect(code).toBe(2);
    expect(run.code).toBe(2);
    const lineOf = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    expect(lines.slice(0, -1).map(({ file, line }) => [file, line])).toEqual([
      ['pipelines/train.yaml', lineOf('df: penguins')],
      ['pipelines/train.yaml', lineOf('kind: train.mlp')],
    ]);
    expect(lines[0]?.['cure']).toContain('penguins');
    expect(lines[1]?.['cure']).toContain('train.mlp');
    expect(summary).toMatchObject({ faults: 2 });
  });

  it('ends with 1 when the work fails, and says where', async () => {
    const file = join(project, 'blocks/clean.ts');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('const sex =', "throw new Error('no penguin here');\n  const sex ="));
    const { code, summary } = await lathe('run', project, 'train', '--json');
    writeFileSync(file, text);
    expect(code).toBe(1);
    expect(summary['state']).toBe('failed');
    const failed = (summary['blocks'] as Record<string, { state: string; error?: { message: string } }>)[
      'clean'
    ];
    expect(failed?.state).toBe('failed');
    expect(failed?.error?.message).toContain('no penguin here');
    const preview = await lathe('preview', project, 'train', 'clean', '--json');
    expect(preview.code).toBe(1);
    expect(preview.summary['error']).toMatchObject({
      message: `Block clean has no output: it failed in run ${String(summary['run'])}.`,
    });
  }, 60_000);

  it('ends with 2 when the database of a project is damaged', async () => {
    const damaged = join(scratch, 'damaged');
    await lathe('new', damaged);
    mkdirSync(join(damaged, '.lathe'), { recursive: true });
    writeFileSync(
      join(damaged, '.lathe/lathe.db'),
      'this is no database, whatever its name says '.repeat(50),
    );
    const { code, summary } = await lathe('runs', damaged, '--json');
    expect(code).toBe(2);
    expect(summary['error']).toMatchObject({ code: 'store.damaged' });
  });

  it('cancels on Ctrl-C, waits for the end, and ends with 130', async () => {
    const words = [
      'run',
      project,
      'train',
      '--set',
      'mlp.epochs=100000',
      '--set',
      'mlp.patience=0',
      '--json',
    ];
    // Once: a second Ctrl-C would not wait for the end.
    let trains = false;
    const running = startLathe(words, (line) => {
      if (trains || !line.includes('"points"')) return;
      trains = true;
      running.interrupt();
    });
    const { code, summary } = await running.ended;
    expect(code).toBe(130);
    expect(summary['state']).toBe('cancelled');
    expect(states(summary['blocks'])['mlp']).toBe('cancelled');
    const after = await lathe('show', project, String(summary['run']), '--json');
    expect(after.summary['state']).toBe('cancelled');
  }, 60_000);
});
