import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckResult } from '@shared/model';
import { artifactFolder } from '@engine/store';
import type { OutputDraft } from '../blockKind';
import { frameOf, inputOf, rowsOf, runBlock, scratchFolder } from '../../testing';
import { codeTypescript } from './schema';

interface Checked {
  readonly results: readonly CheckResult[];
  readonly log: readonly string[];
  readonly error: unknown;
  readonly outputs: Readonly<Record<string, OutputDraft>>;
  readonly store: string;
}

async function check(checks: string): Promise<Checked> {
  const projectFolder = scratchFolder();
  const codeFile = join(projectFolder, 'code.ts');
  const store = join(scratchFolder(), 'artifacts');
  writeFileSync(
    codeFile,
    `import { transform, check } from 'lathe';\nexport default transform(({ df }) => df);\n${checks}`,
  );
  const df = inputOf(
    await frameOf("SELECT i AS n, DATE '2024-01-01' + CAST(i AS INTEGER) AS day FROM range(300) AS t(i)"),
  );
  const results: CheckResult[] = [];
  const log: string[] = [];
  let outputs = {};
  let error: unknown;
  try {
    const record = await runBlock(codeTypescript, {
      projectFolder,
      codeFile,
      inputs: { df },
      store,
      onChecks: (more) => results.push(...more),
      onLog: (line) => log.push(line),
    });
    outputs = record.outputs;
  } catch (thrown) {
    error = thrown;
  }
  return { results, log, error, outputs, store };
}

test('wrong rows are counted and at most 100 of them kept, with their types', async () => {
  const { results, error, store } = await check(
    `export const small = check(({ df }) => df.query(df['n'].ge(150)));
     export const positive = check(({ df }) => df.query(df['n'].lt(0)));
     export const said = check(({ df }) => ({ passed: false, message: 'one is odd', rows: df.head(1) }));
     export const found = check(({ df }) => ({ rows: df.query(df['n'].gt(1000)) }));`,
  );
  expect(error).toMatchObject({
    code: 'code.checkFailed',
    message: '2 of 4 checks failed: small (150 rows); said (1 row: one is odd).',
  });
  const [small, positive, said, found] = results;
  expect(small).toMatchObject({ name: 'small', passed: false, severity: 'error', failing: 150 });
  expect(small?.sample).toMatchObject({ type: 'frame', rows: 100 });
  expect((await rowsOf(artifactFolder(store, small?.sample?.hash ?? '')))[0]).toEqual([150, '2024-05-30']);
  expect(positive).toEqual({ name: 'positive', passed: true, severity: 'error', failing: 0 });
  expect(said).toMatchObject({ passed: false, message: 'one is odd', failing: 1, sample: { rows: 1 } });
  expect(found).toMatchObject({ passed: true, failing: 0 });
});

test('a warning leaves the block succeeded and is logged', async () => {
  const { results, log, error, outputs } = await check(
    `export const few = check(({ df }) => df.shape[0] < 10, { severity: 'warning' });
     export const throws = check(() => { throw new Error('no'); }, { severity: 'warning' });
     export const holds = check(({ df }) => ({ passed: df.shape[0] === 300 }));`,
  );
  expect(error).toBeUndefined();
  expect(outputs['frame']?.rows).toBe(300);
  expect(results).toEqual([
    { name: 'few', passed: false, severity: 'warning' },
    { name: 'throws', passed: false, severity: 'warning', message: 'Error: no, line 4' },
    { name: 'holds', passed: true, severity: 'error' },
  ]);
  expect(log).toEqual(['warning: Check few.', 'warning: Check throws (Error: no, line 4).']);
});

test.each([
  ['1', 'returned number instead of true'],
  ['undefined', 'returned undefined instead of true'],
  ["df['n'].gt(0)", 'returned object instead of true'],
  ["({ rows: 'none' })", 'returned object instead of true'],
])('a check that returns %s fails', async (returned, message) => {
  const { results, error } = await check(`export const wrong = check(({ df }) => ${returned} as any);`);
  expect(results).toMatchObject([
    { name: 'wrong', passed: false, message: expect.stringContaining(message) },
  ]);
  expect(error).toMatchObject({ code: 'code.checkFailed' });
});

test('an unknown severity is told with its line', async () => {
  const { error } = await check(`export const a = check(() => true, { severity: 'low' as any });`);
  expect(error).toMatchObject({ code: 'code.failed', about: { line: 3 } });
});
