import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TaskInput } from '@engine/scheduling/protocol';
import { itemsText } from '@engine/store';
import { keepDraft, keptArtifact } from '../../scheduling/keepDraft';
import { frameOf, scratchFolder } from '../../testing';
import { runCallbacks } from './runCallbacks';

interface Called {
  readonly ran: number;
  readonly log: readonly string[];
}

async function call(
  code: string,
  given: Partial<TaskInput<'callback.run'>> = {},
  log: string[] = [],
): Promise<Called> {
  const projectFolder = scratchFolder();
  const codeFile = join(projectFolder, 'after.ts');
  writeFileSync(codeFile, code);
  const { signal } = new AbortController();
  const { ran } = await runCallbacks(
    {
      projectFolder,
      codeFile,
      run: 7,
      runTime: Date.UTC(2024, 0, 2),
      pipeline: 'train',
      trigger: 'schedule',
      block: 'clean',
      outcome: 'success',
      state: 'succeeded',
      metrics: {},
      outputs: {},
      variables: {},
      ...given,
    },
    {
      signal,
      stopEarly: signal,
      log: (level, text) => void log.push(`${level}: ${text}`),
      progress: () => undefined,
      points: () => undefined,
      checks: () => undefined,
    },
  );
  return { ran, log };
}

test('every callback of a file runs with what happened', async () => {
  const { ran, log } = await call(
    `import { callback, transform } from 'lathe';
     export default transform(({ df }) => df);
     export const tell = callback(async ({ log, ...given }) => {
       await Promise.resolve();
       const { outputs, signal, ...plain } = given;
       log(JSON.stringify(plain));
     });
     export const warn = callback(({ error, log }) => log(error.message, 'warning'));`,
    {
      item: 'mlp',
      outcome: 'failure',
      state: 'failed',
      error: { code: 'data.empty', message: 'No rows.', about: { block: 'clean' }, detail: 'a stack' },
      metrics: { rmse: 0.5 },
      variables: { target: 'y' },
    },
  );
  expect(ran).toBe(2);
  expect(JSON.parse(log[0]?.replace('info: ', '') ?? '')).toEqual({
    pipeline: 'train',
    block: 'clean',
    item: 'mlp',
    outcome: 'failure',
    state: 'failed',
    error: { code: 'data.empty', message: 'No rows.', about: { block: 'clean' } },
    run: { id: 7, time: '2024-01-02T00:00:00.000Z', trigger: 'schedule' },
    metrics: { rmse: 0.5 },
    variables: { target: 'y' },
  });
  expect(log[1]).toBe('warning: No rows.');
});

test('outputs are described, and read when asked for', async () => {
  const root = scratchFolder();
  const frame = await keepDraft(root, await frameOf('SELECT 1 AS n UNION ALL SELECT 2'));
  const folder = scratchFolder();
  writeFileSync(join(folder, 'items.json'), itemsText([{ key: 'a', artifact: frame }]));
  const items = await keepDraft(root, { type: 'items', folder });
  const { log } = await call(
    `import { callback } from 'lathe';
     export default callback(async ({ outputs: { frame, items }, log }) => {
       log([frame.type, frame.rows, frame.columns[0].name, (await frame.read()).shape].join());
       const [first] = await items.read();
       log(first.key + ' ' + first.value.shape);
     });`,
    { outputs: { frame: keptArtifact(root, frame), items: keptArtifact(root, items) } },
  );
  expect(log).toEqual(['info: frame,2,n,2,1', 'info: a 2,1']);
});

test('a callback that fails keeps none from running, and says where', async () => {
  const log: string[] = [];
  const code = `import { callback } from 'lathe';
export const first = callback(() => {
  throw new Error('no mail');
});
export const second = callback(({ log }) => log('second ran'));
export const third = callback(async ({ outputs }) => outputs.none.read());`;
  await expect(call(code, {}, log)).rejects.toMatchObject({
    code: 'code.failed',
    message: 'after.ts (line 3): Error: no mail',
    about: { file: 'after.ts', line: 3 },
  });
  expect(log).toEqual(['info: second ran', expect.stringContaining('warning: after.ts (line 6): TypeError')]);
});

test('a file without a callback is refused', async () => {
  await expect(call(`export default 1;`)).rejects.toMatchObject({
    code: 'code.badResult',
    message: 'after.ts exports no callback.',
  });
});
