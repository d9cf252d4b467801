import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { BlockDescriptor, PortType } from '@shared/model';
import type { BlockKind } from '../../blocks';
import { scratchFolder } from '../../testing/scratchFolder';
import { kindCatalogue } from '../kindCatalogue';
import { documentFaults } from '../readDocument';
import { readPipeline } from '../validatePipeline';
import { pipelineDocumentSchema } from '@shared/model';

type Ports = Record<string, PortType>;

function kind(name: string, inputs: Ports, outputs: Ports, rest: Partial<BlockDescriptor> = {}): BlockKind {
  const ports = (named: Ports) =>
    Object.entries(named).map(([port, type]) => ({ name: port, type, title: port, optional: true }));
  return {
    descriptor: {
      kind: name,
      version: 1,
      title: name,
      summary: '',
      category: 'data',
      icon: 'x',
      sideEffects: false,
      inputs: ports(inputs),
      outputs: ports(outputs),
      fields: [],
      ...rest,
    },
    params: z.object({}),
    load: () => Promise.reject(new Error('not run here')),
  };
}

const catalogue = kindCatalogue([
  kind('rows', {}, { frame: 'frame' }),
  kind('list', {}, { items: 'items', value: 'value' }),
  kind('step', { frame: 'frame' }, { frame: 'frame' }),
  kind('fit', { frame: 'frame' }, { model: 'model' }),
  kind('all', { items: 'items', model: 'model' }, { value: 'value' }),
  kind('code', {}, { frame: 'frame' }, { openInputs: 'frame', code: 'typescript' }),
  kind('sql', {}, { frame: 'frame' }, { openInputs: 'frame', code: 'sql' }),
]);

/** Issues as `line code message | cure`. */
function issuesOf(blocks: string, head = ''): string[] {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'blocks'));
  writeFileSync(join(folder, 'blocks', 'c.ts'), '');
  return readPipeline(`lathe: 1\nname: T\n${head}blocks:\n${blocks}`, 'pipelines/t.yaml', {
    catalogue,
    projectFolder: folder,
    projectVariables: {},
  }).issues.map(
    ({ line, code, message, cure, severity }) =>
      `${severity === 'warning' ? '~' : ''}${line} ${code} ${message} | ${cure}`,
  );
}

const sources = `
  - { id: rows, kind: rows }
  - { id: list, kind: list }
  - { id: model, kind: fit, inputs: { frame: rows } }
  - { id: each, kind: step, map: frame, inputs: { frame: list } }
  - { id: fits, kind: fit, inputs: { frame: each } }
`.slice(1);
const code = (rest: string): string => `  - { id: x, kind: code, file: blocks/c.ts, ${rest} }\n`;

test.each<[string, string]>([
  [
    'a mapped port of any name, over items, a value or rows',
    code('map: [a, b, c], inputs: { a: list, b: list.value, c: rows }'),
  ],
  [
    'a mapped port that the kind does not have',
    '  - { id: x, kind: step, map: month, inputs: { month: list, frame: rows } }\n',
  ],
  [
    'items of a mapped block at an input that takes items',
    '  - { id: x, kind: all, inputs: { items: fits } }\n',
  ],
  ['one of each at an input of its type', '  - { id: x, kind: all, inputs: { model: fits } }\n'],
  ['a collected port', '  - { id: x, kind: all, collect: model, inputs: { model: fits } }\n'],
  ['what code may take', code('inputs: { a: list, b: list.value, c: rows }')],
  ['what code may give', `${code('inputs: { a: rows }')}  - { id: y, kind: all, inputs: { items: x } }\n`],
  [
    'onItemError on a block that follows',
    '  - { id: x, kind: step, onItemError: continue, inputs: { frame: each } }\n',
  ],
  [
    'a callback and a test',
    code('onFailure: [blocks/c.ts], inputs: { a: rows }, tests: [{ name: a, sql: select }]'),
  ],
])('%s: no fault', (_, block) => {
  expect(issuesOf(sources + block)).toEqual([]);
});

test.each<[string, string, RegExp]>([
  [
    'a map over no input',
    code('map: lst, inputs: { list }').replace('list }', 'list: list }'),
    /^9 pipeline.badEdge `map` names `lst`, which is no connected input of `x`. \| Did you mean `list`/,
  ],
  [
    'a map over a model',
    code('map: m, inputs: { m: model }'),
    /^9 pipeline.badEdge `model.model` is a model, which has no items/,
  ],
  [
    'a map over an output that there is not',
    '  - { id: x, kind: step, map: m, inputs: { m: list.itmes } }\n',
    /^9 pipeline.badEdge `list` has no output `itmes`. \| Did you mean `items`/,
  ],
  [
    'a port that is mapped and collected',
    '  - { id: x, kind: step, map: frame, collect: frame, inputs: { frame: each } }\n',
    /^9 pipeline.badEdge `frame` cannot be mapped and collected/,
  ],
  [
    'nothing to collect',
    '  - { id: x, kind: step, collect: frame, inputs: { frame: rows } }\n',
    /^~9 document.invalid There is nothing to collect at `frame`: `rows` runs once/,
  ],
  [
    'onItemError without items',
    '  - { id: x, kind: step, onItemError: continue, inputs: { frame: rows } }\n',
    /^~9 document.invalid `onItemError` has no effect/,
  ],
  [
    'items where one is taken',
    '  - { id: x, kind: step, inputs: { frame: list } }\n',
    /^9 pipeline.badEdge Input `frame` takes a frame.* \| Add `map: frame`/,
  ],
  [
    'a model for code',
    code('inputs: { m: model }'),
    /^9 pipeline.badEdge Input `m` takes a frame, but `model.model` is a model/,
  ],
  [
    'a value for SQL',
    '  - { id: x, kind: sql, file: blocks/c.ts, inputs: { v: list.value } }\n',
    /^9 pipeline.badEdge Input `v` takes a frame/,
  ],
  [
    'a callback that is not there',
    code('onSuccess: blocks/d.ts'),
    /^9 file.missing The callback file blocks\/d.ts does not exist/,
  ],
  [
    'a callback outside',
    code('onSuccess: [blocks/c.ts, ../d.ts]'),
    /^9 request.denied \.\.\/d.ts is not below the project/,
  ],
  [
    'a callback in another language',
    code('onSuccess: notify.py'),
    /^9 document.invalid A callback is a TypeScript file/,
  ],
  [
    'a test without SQL',
    code('tests: [{ name: a, sql: " " }]'),
    /^9 document.invalid The test `a` has no SQL/,
  ],
  [
    'two tests of one name',
    code('tests: [{ name: a, sql: x }, { name: a, sql: y }]'),
    /^9 document.invalid `x` has two tests named `a`/,
  ],
  [
    'a test of no rows',
    '  - { id: x, kind: fit, tests: [{ name: a, sql: x }], inputs: { frame: rows } }\n',
    /^9 document.invalid `x` gives no rows/,
  ],
  [
    'a delay beyond its bound',
    code('retry: { times: 1, delaySeconds: 9, maxDelaySeconds: 3 }'),
    /^~9 document.invalid The delay of 9 s is cut to 3 s/,
  ],
  [
    'backoff of nothing',
    code('retry: { times: 1, backoff: exponential }'),
    /^~9 document.invalid `backoff: exponential` has no effect/,
  ],
  ['a join of one', code('join: any, inputs: { a: rows }'), /^~9 document.invalid `join` has no effect/],
  [
    'an unknown key of retry',
    code('retry: { times: 1, delay: 3 }'),
    /^~9 document.invalid `delay` is not known/,
  ],
  [
    'an unknown key of a test',
    code('tests: [{ name: a, sql: x, levle: y }]'),
    /^~9 document.invalid `levle` is not known/,
  ],
])('%s is told', (_, block, expected) => {
  expect(issuesOf(sources + block)).toEqual([expect.stringMatching(expected)]);
});

test('callbacks and limits of the pipeline are checked', () => {
  expect(issuesOf(sources, 'onFailure: blocks/d.ts\nlimits: { kinds: { stpe: 1 }, memoryGb: 3 }\n')).toEqual([
    expect.stringMatching(/^3 file.missing The callback file blocks\/d.ts/),
    expect.stringMatching(/^~4 document.invalid `memoryGb` is not known/),
    expect.stringMatching(/^~4 pipeline.unknownKind `limits` names the kind `stpe`.* \| Did you mean `step`/),
  ]);
});

test.each([
  ['retry: { times: 101 }', '`blocks.0.retry.times`: It must be at most 100.'],
  ['retry: { times: 1, delaySeconds: -1 }', '`blocks.0.retry.delaySeconds`: It must be at least 0.'],
  ['timeoutSeconds: 0', '`blocks.0.timeoutSeconds`: It must be more than 0.'],
  ['join: none', '`blocks.0.join`: It must be one of all, any.'],
  ['when: 3', '`blocks.0.when`: It must be text or a list.'],
  ['when: [3]', '`blocks.0.when`: `0`: Expected string, received number.'],
  ['retry: {}', '`blocks.0.retry.times`: It is missing.'],
])('%s is refused in words', (written, message) => {
  const text = `lathe: 1\nname: T\nblocks:\n  - { id: a, kind: step, ${written} }\n`;
  expect(documentFaults(text, 't.yaml', pipelineDocumentSchema).map((fault) => fault.message)).toEqual([
    message,
  ]);
});
