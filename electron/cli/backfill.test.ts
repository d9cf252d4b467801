import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEvery } from './parseEvery';
import { buildCommandLine, lathe, startLathe } from './testing/lathe';

const project = mkdtempSync(join(tmpdir(), 'lathe-backfill-'));
const range = ['--from', '2024-01-01', '--to', '2024-04-10', '--every', '1month'];

beforeAll(async () => {
  await buildCommandLine();
  mkdirSync(join(project, 'pipelines'));
  writeFileSync(join(project, 'lathe.yaml'), 'lathe: 1\nname: Backfills\n');
  writeFileSync(
    join(project, 'pipelines/month.yaml'),
    'lathe: 1\nname: Month\nblocks:\n  - { id: file, kind: wait.file, params: { path: go.txt, stableSeconds: 0 } }\n',
  );
}, 120_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

it.each([
  ['1month', 1, 'month'],
  ['7days', 7, 'day'],
  ['6 hours', 6, 'hour'],
  ['week', 1, 'week'],
])('every %s', (text, value, unit) => expect(parseEvery(text)).toEqual({ value, unit }));

it.each(['', '0days', 'fortnight', '1.5month', '-1day'])('"%s" is no interval', (text) =>
  expect(() => parseEvery(text)).toThrow('--every'),
);

// Each step stands on the one before.
describe('lathe backfill', () => {
  it('shows the runs and what it leaves out, and starts none', async () => {
    const { code, lines, summary } = await lathe(
      'backfill',
      project,
      'month',
      ...range,
      '--dry-run',
      '--json',
    );
    expect(code).toBe(0);
    expect(lines.slice(0, -1).map(({ label }) => label)).toEqual(['2024-01', '2024-02', '2024-03']);
    expect(summary).toEqual({ runs: 3, rest: { start: Date.UTC(2024, 3, 1), end: Date.UTC(2024, 3, 10) } });
    expect((await lathe('backfill', project, '--list', '--json')).summary).toEqual({ backfills: 0 });
  });

  it('is cancelled by Ctrl-C, its runs with it', async () => {
    const running = startLathe(
      ['backfill', project, 'month', ...range, '--parallel', '2', '--json'],
      (line) => {
        if (line.includes('"begun"')) running.interrupt();
      },
    );
    const { code, summary } = await running.ended;
    expect(code).toBe(130);
    expect(summary).toMatchObject({ backfill: 1, state: 'cancelled', counts: { cancelled: 2, waiting: 1 } });
  });

  it('goes on where it was, and ends with 0', async () => {
    writeFileSync(join(project, 'go.txt'), '');
    const { code, summary } = await lathe('backfill', project, '--resume', '1', '--json');
    expect(code).toBe(0);
    expect(summary).toMatchObject({ state: 'succeeded', counts: { succeeded: 3 } });
    expect(summary['intervals']).toMatchObject([
      { label: '2024-01', run: 3 },
      { label: '2024-02' },
      { run: 5 },
    ]);
  });

  it('ends with 1 when runs failed, and retries those', async () => {
    const ask = ['backfill', project, 'month', ...range, '--json'];
    rmSync(join(project, 'go.txt'));
    const failed = await lathe(...ask, '--set', 'file.timeoutSeconds=0');
    expect(failed.code).toBe(1);
    expect(failed.summary).toMatchObject({ backfill: 2, state: 'failed', counts: { failed: 3 } });
    writeFileSync(join(project, 'go.txt'), '');
    expect((await lathe('backfill', project, '--retry', '2', '--json')).code).toBe(0);
  });

  it.each([
    [['month']],
    [['--resume', 'x']],
    [['--resume', '9']],
    [['month', '--resume', '1']],
    [['month', ...range.slice(0, 4), '--every', 'often']],
    [['nowhere', ...range]],
  ])('ends with 2 for %s', async (words) => {
    expect((await lathe('backfill', project, ...words)).code).toBe(2);
  });
});
