import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Interval } from '@shared/model';
import { appRoot } from '@engine/runtimes';
import { readItemsFile } from '@engine/store';
import type { CurrentItem, InputArtifact } from '../blockKind';
import { frameOf, inputOf, rowsOf, runBlock, scratchFolder, type RunRecord } from '../../testing';
import { codeTypescript } from './schema';

async function runCode(
  code: string,
  options: {
    inputs?: Record<string, InputArtifact>;
    files?: Record<string, string>;
    variables?: Record<string, unknown>;
    params?: Record<string, unknown>;
    item?: CurrentItem;
    interval?: Interval;
  } = {},
): Promise<RunRecord> {
  const projectFolder = scratchFolder();
  mkdirSync(join(projectFolder, 'blocks'));
  for (const [name, text] of Object.entries({ 'code.ts': code, ...options.files })) {
    writeFileSync(join(projectFolder, 'blocks', name), text);
  }
  return runBlock(codeTypescript, {
    projectFolder,
    codeFile: join(projectFolder, 'blocks', 'code.ts'),
    ...options,
  });
}

const animals = async (): Promise<Record<string, InputArtifact>> => ({
  df: inputOf(
    await frameOf(`SELECT * FROM (VALUES ('cat', 4, DATE '2024-01-31', 1.0), ('bird', 2, NULL, 2.0), ('fish', 0, NULL, NULL))
      AS rows(name, legs, day, x)`),
  ),
});

test('a transform gets its inputs by port, and variables; columns keep their types', async () => {
  const { outputs, log } = await runCode(
    `import { transform, check } from 'lathe';
     import { label } from './names';
     interface Unused { readonly a?: string }
     export default transform(({ df, variables, log }) => {
       const kept = df.query(df['legs'].gt(variables.least as number));
       log(\`\${kept.shape[0]} kept\`);
       kept.addColumn('label', kept['name'].values.map(label), { inplace: true });
       return kept;
     });
     export const hasRows = check(({ df }) => df.shape[0] === 2);`,
    {
      inputs: await animals(),
      variables: { least: 1 },
      files: { 'names.ts': 'export const label = (name: string): string => name.toUpperCase();' },
    },
  );
  const frame = outputs['frame'];
  expect(frame?.columns?.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'name text',
    'legs integer',
    'day date',
    'x decimal',
    'label text',
  ]);
  expect(await rowsOf(frame?.folder ?? '')).toEqual([
    ['cat', 4, '2024-01-31', 1, 'CAT'],
    ['bird', 2, null, 2, 'BIRD'],
  ]);
  expect(log).toEqual(['info: 2 kept']);
});

test('an object of DataFrames has an output a key; load, value and items work too', async () => {
  const two = await runCode(
    `import { load } from 'lathe';
     export default load(({ dfd }) => ({ a: new dfd.DataFrame({ x: [1] }), b: new dfd.DataFrame({ y: ['t'] }) }));`,
  );
  expect(Object.keys(two.outputs)).toEqual(['a', 'b']);
  expect(await rowsOf(two.outputs['b']?.folder ?? '')).toEqual([['t']]);

  const value = await runCode(
    `import { value } from 'lathe'; export default value(async () => ({ best: [1, 2] }));`,
  );
  expect(value.outputs['value']?.type).toBe('value');
  const file = join(value.outputs['value']?.folder ?? '', 'value.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ best: [1, 2] });

  const items = await runCode(
    `import { items } from 'lathe';
     export default items(({ value }) => value.best.map((n: number) => ({ key: n, value: n * 2 })));`,
    { inputs: { value: inputOf(value.outputs['value'] ?? { type: 'value', folder: '' }) } },
  );
  expect(readItemsFile(items.outputs['items']?.folder ?? '')).toEqual([
    { key: '1', value: 2 },
    { key: '2', value: 4 },
  ]);
});

test('random numbers repeat, so that the same code gives the same rows', async () => {
  const original = Math.random;
  const code = `import { transform } from 'lathe';
    export default transform(async ({ dfd }) => {
      await Promise.resolve();
      return new dfd.DataFrame({ r: [Math.random(), Math.random()] });
    });`;
  const drawn = async (): Promise<unknown> => {
    const { outputs } = await runCode(code);
    return rowsOf(outputs['frame']?.folder ?? '');
  };
  const first = (await drawn()) as number[][];
  expect(await drawn()).toEqual(first);
  expect(first[0]).not.toEqual(first[1]);
  expect(Math.random).toBe(original);
});

test('all checks run, and the error names those that fail', async () => {
  const code = `import { transform, check } from 'lathe';
export default transform(({ df }) => df);
export const passes = check(() => true);
export const tooFewRows = check(({ df }) => df.shape[0] > 100);
export const breaks = check(({ df }) => df['none'].values.length > 0);
export const says = check(() => 'yes' as any);`;
  await expect(runCode(code, { inputs: await animals() })).rejects.toMatchObject({
    code: 'code.checkFailed',
    message: expect.stringMatching(
      /^3 of 4 checks failed: tooFewRows; breaks \(TypeError: .*, line 5\); says \(returned string instead of true, .*\)\.$/,
    ),
  });
});

test('an error says where in the file it is', async () => {
  const thrown = `import { transform } from 'lathe';
type Rows = { readonly n: number };
export default transform(({ df }) => {
  const rows: Rows | undefined = undefined;
  return (rows as any).n;
});`;
  await expect(runCode(thrown, { inputs: await animals() })).rejects.toMatchObject({
    code: 'code.failed',
    message: expect.stringContaining('blocks/code.ts (line 5): TypeError'),
    about: { file: 'blocks/code.ts', line: 5 },
  });
  await expect(
    runCode(`import { load } from 'lathe';\n\nexport default load(() => {{);`),
  ).rejects.toMatchObject({
    code: 'code.failed',
    about: { file: 'blocks/code.ts', line: 3 },
  });
  const deep = { 'deep.ts': `export function fail(): never {\n  throw new Error('deep');\n}` };
  await expect(
    runCode(
      `import { load } from 'lathe';\nimport { fail } from './deep';\nexport default load(() => fail());`,
      {
        files: deep,
      },
    ),
  ).rejects.toMatchObject({ message: expect.stringContaining('blocks/deep.ts (line 2): Error: deep') });
});

test.each([
  [`export default 1;`, 'code.badResult', 'exports no block by default'],
  [
    `import { load } from 'lathe'; export default load(() => [1] as any);`,
    'code.badResult',
    'returned a list',
  ],
  [`import { load } from 'lathe'; export default load(() => {});`, 'code.badResult', 'returned nothing'],
  [`import fs from 'fs'; export default fs;`, 'code.failed', 'imports fs, which is not there'],
  [`import x from '../../secret'; export default x;`, 'file.missing', 'There is no file'],
])('%s is refused', async (code, errorCode, message) => {
  await expect(runCode(code)).rejects.toMatchObject({
    code: errorCode,
    message: expect.stringContaining(message),
  });
});

test('the block of the penguins sample runs', async () => {
  const projectFolder = join(appRoot(), 'resources', 'samples', 'penguins');
  const data = join(appRoot(), 'node_modules', 'vega-datasets', 'data', 'penguins.json');
  const df = inputOf(await frameOf(`SELECT * FROM read_json('${data}')`));
  const { outputs } = await runBlock(codeTypescript, {
    projectFolder,
    codeFile: join(projectFolder, 'blocks', 'clean.ts'),
    inputs: { df },
  });
  expect(outputs['frame']?.rows).toBe(342);
});
