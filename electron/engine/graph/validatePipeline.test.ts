import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { BlockKind } from '../blocks';
import { scratchFolder } from '../testing/scratchFolder';
import { kindCatalogue } from './kindCatalogue';
import { readPipeline } from './validatePipeline';

const base = { version: 1, summary: '', category: 'data', icon: 'x', sideEffects: false } as const;
const frame = (name: string, optional = false) => ({ name, type: 'frame', title: name, optional }) as const;
const never = (): Promise<never> => Promise.reject(new Error('not run here'));

const kinds: BlockKind[] = [
  {
    descriptor: { ...base, kind: 'load', title: 'Load', inputs: [], outputs: [frame('frame')], fields: [] },
    params: z.object({ path: z.string() }),
    load: never,
  },
  {
    descriptor: {
      ...base,
      kind: 'split',
      title: 'Split',
      inputs: [frame('frame')],
      outputs: [frame('train'), frame('test')],
      fields: [{ type: 'number', name: 'test', title: 'Test share' }],
    },
    params: z.object({ test: z.number().min(0.01).max(0.99) }),
    load: never,
  },
  {
    descriptor: {
      ...base,
      kind: 'fit',
      title: 'Fit',
      inputs: [frame('train'), { name: 'recipe', type: 'recipe', title: 'Recipe', optional: true }],
      outputs: [{ name: 'model', type: 'model', title: 'Model', optional: false }],
      fields: [],
    },
    params: z.object({}),
    load: never,
  },
  {
    descriptor: {
      ...base,
      kind: 'score',
      title: 'Score',
      inputs: [{ name: 'model', type: 'model', title: 'Model', optional: false }],
      outputs: [{ name: 'metrics', type: 'metrics', title: 'Metrics', optional: false }],
      fields: [],
    },
    params: z.object({}),
    load: never,
  },
  {
    descriptor: {
      ...base,
      kind: 'code',
      title: 'Code',
      inputs: [],
      openInputs: 'frame',
      outputs: [frame('frame')],
      fields: [],
      code: 'typescript',
    },
    params: z.object({}),
    load: never,
  },
];

/** Issues as `line code message | cure`. */
function issuesOf(blocks: string, folder = scratchFolder()): string[] {
  const text = `lathe: 1\nname: T\nvariables: { share: 0.2 }\nblocks:\n${blocks}`;
  return readPipeline(text, 'pipelines/t.yaml', {
    catalogue: kindCatalogue(kinds),
    projectFolder: folder,
    projectVariables: { target: 'y' },
  }).issues.map(
    ({ line, code, message, cure, severity }) =>
      `${severity === 'warning' ? '~' : ''}${line} ${code} ${message} | ${cure}`,
  );
}

const good = `
  - { id: load, kind: load, params: { path: a.csv } }
  - { id: split, kind: split, params: { test: \${share} }, inputs: { frame: load } }
  - { id: fit, kind: fit, inputs: { train: split.train } }
`.slice(1);

test('a good pipeline has no issue', () => {
  expect(issuesOf(good)).toEqual([]);
});

test.each([
  ['kind', '  - { id: a, kind: laod }\n', /^5 pipeline.unknownKind .*`laod`.* \| Did you mean `load`/],
  [
    'id',
    good + '  - { id: fit, kind: load, params: { path: b } }\n',
    /^8 document.invalid .*`fit` is already taken at line 7/,
  ],
  [
    'block',
    good + '  - { id: x, kind: split, params: { test: 0.5 }, inputs: { frame: laod } }\n',
    /^8 pipeline.badEdge There is no block `laod`. \| Did you mean `load`/,
  ],
  [
    'port',
    good + '  - { id: x, kind: fit, inputs: { train: split.trian } }\n',
    /^8 pipeline.badEdge `split` has no output `trian`. \| Did you mean `train`/,
  ],
  [
    'input',
    good + '  - { id: x, kind: split, params: { test: 0.5 }, inputs: { frame: load, fram: load } }\n',
    /^8 pipeline.badEdge `split` has no input `fram`/,
  ],
  [
    'type',
    good + '  - { id: x, kind: fit, inputs: { train: fit } }\n',
    /^8 pipeline.badEdge Input `train` takes a frame, but `fit.model` is a model/,
  ],
  [
    'missing input',
    '  - { id: x, kind: fit }\n',
    /^5 pipeline.badEdge Input `train` of `x` is not connected/,
  ],
  [
    'parameter',
    '  - id: l\n    kind: load\n    params:\n      path: 3\n',
    /^8 parameter.invalid Parameter `path` of `l`/,
  ],
  [
    'range',
    good.replace('${share}', '2'),
    /^6 parameter.invalid Parameter `test` of `split`.* \| Correct “Test share”/,
  ],
  [
    'variable',
    good.replace('${share}', '${shar}'),
    /^6 variable.undefined .*`shar`.* \| Did you mean `share`/,
  ],
  [
    'code',
    '  - { id: c, kind: code, file: blocks/c.ts }\n',
    /^5 file.missing The code file blocks\/c.ts does not exist/,
  ],
  ['no code', '  - { id: c, kind: code }\n', /^5 file.missing `c` names no code file/],
  [
    'outside',
    '  - { id: c, kind: code, file: ../c.ts }\n',
    /^5 request.denied \.\.\/c.ts is not below the project/,
  ],
  [
    'unknown key',
    '  - { id: l, kind: load, params: { path: a }, retries: 3 }\n',
    /^~5 document.invalid `retries` is not known/,
  ],
  [
    'unknown parameter',
    '  - { id: l, kind: load, params: { path: a, pth: b } }\n',
    /^~5 parameter.invalid `load` has no parameter `pth`.* \| Did you mean `path`/,
  ],
])('a wrong %s is reported with line and cure', (_, blocks, expected) => {
  expect(issuesOf(blocks)).toEqual([expect.stringMatching(expected)]);
});

test('metrics are collected as rows, models are not', () => {
  const mapped = `${good}
  - { id: score, kind: score, map: each, inputs: { each: load, model: fit } }
  - { id: each, kind: fit, map: each, inputs: { each: load, train: load } }
`;
  const collecting = (from: string): string =>
    `${mapped}  - { id: all, kind: split, params: { test: 0.5 }, collect: frame, inputs: { frame: ${from} } }\n`;
  expect(issuesOf(collecting('score'))).toEqual([]);
  expect(issuesOf(collecting('each'))).toEqual([
    expect.stringMatching(/Input `frame` takes a frame, but `each.model` is a model/),
  ]);
});

test('a cycle is named with its path', () => {
  const issues = issuesOf(
    `
  - { id: a, kind: code, file: c.ts, inputs: { x: c } }
  - { id: b, kind: code, file: c.ts, inputs: { x: a } }
  - { id: c, kind: code, file: c.ts, inputs: { x: b } }
`.slice(1),
  );
  expect(issues).toContainEqual(
    expect.stringMatching(/pipeline.cycle .*: (a → b → c → a|b → c → a → b|c → a → b → c)\./),
  );
});

test('a link that leads out of the project is refused', async () => {
  const { symlinkSync } = await import('node:fs');
  const [folder, outside] = [scratchFolder(), scratchFolder()];
  mkdirSync(join(folder, 'blocks'));
  writeFileSync(join(outside, 'c.ts'), '');
  symlinkSync(join(outside, 'c.ts'), join(folder, 'blocks', 'c.ts'));
  expect(issuesOf('  - { id: c, kind: code, file: blocks/c.ts }\n', folder)).toEqual([
    expect.stringMatching(/request.denied/),
  ]);
});

test('a newer format is refused with its cure', () => {
  const read = (): unknown =>
    readPipeline('lathe: 2\nname: T\nblocks: []\n', 'pipelines/t.yaml', {
      catalogue: kindCatalogue(kinds),
      projectFolder: scratchFolder(),
      projectVariables: {},
    });
  expect(read).toThrow(
    expect.objectContaining({ code: 'document.newer', about: { file: 'pipelines/t.yaml', line: 1 } }),
  );
});
