import { expect, test } from 'vitest';
import { z } from 'zod';
import type { BlockKind } from '../../blocks';
import { scratchFolder } from '../../testing/scratchFolder';
import { projectDocumentSchema } from '@shared/model';
import { checkProjectDocument } from '../checkProjectDocument';
import { kindCatalogue } from '../kindCatalogue';
import { readDocument } from '../readDocument';
import { readPipeline } from '../validatePipeline';

const port = (name: string, type: 'frame' | 'value') =>
  ({ name, type, title: name, optional: true }) as const;

const step: BlockKind = {
  descriptor: {
    kind: 'step',
    version: 1,
    title: 'Step',
    summary: '',
    category: 'data',
    icon: 'x',
    sideEffects: false,
    inputs: [port('in', 'frame'), port('other', 'frame')],
    outputs: [port('out', 'frame')],
    fields: [],
  },
  params: z.object({ text: z.string().optional(), size: z.number().max(9).optional() }),
  load: () => Promise.reject(new Error('not run here')),
};

/** Issues as `line code message | cure`. */
function issuesOf(blocks: string, variables = '{}'): string[] {
  const text = `lathe: 1\nname: T\nvariables: ${variables}\nblocks:\n${blocks}`;
  return readPipeline(text, 'pipelines/t.yaml', {
    catalogue: kindCatalogue([step]),
    projectFolder: scratchFolder(),
    projectVariables: { target: 'y', database: { host: 'db' }, fromProject: '${root}/x' },
    secrets: new Set(['TOKEN']),
  }).issues.map(
    ({ line, code, message, cure, severity }) =>
      `${severity === 'warning' ? '~' : ''}${line} ${code} ${message} | ${cure}`,
  );
}

const mapped = `
  - { id: list, kind: step }
  - { id: each, kind: step, map: in, inputs: { in: list }, params: { text: '\${item.key}' } }
  - { id: along, kind: step, inputs: { in: each }, params: { text: '\${item.day}', size: \${item.size} } }
`.slice(1);

test.each<[string, string]>([
  [
    'every scope',
    '  - { id: a, kind: step, params: { text: "${run.date} ${env.PATH} ${secret.TOKEN} ${database.host}" } }',
  ],
  ['items of blocks that map or follow one', mapped],
  [
    'conditions',
    `${mapped}  - { id: z, kind: step, when: ['along.rows > 1 and variables.target = y', 'each.out.rows exists'] }`,
  ],
  [
    'a condition on the item',
    `${mapped}  - { id: z, kind: step, inputs: { in: along }, when: item.size > 3 }`,
  ],
  ['a condition on the environment', '  - { id: a, kind: step, when: env.NOWHERE missing }'],
])('%s: no fault', (_, blocks) => {
  expect(issuesOf(blocks)).toEqual([]);
});

const one = (rest: string): string => `  - { id: first, kind: step }\n  - { id: a, kind: step, ${rest} }\n`;

test.each<[string, string, RegExp]>([
  [
    'an item without map',
    one('params: { text: "${item.key}" }'),
    /^6 variable.undefined `item.key` has no value here.* \| Add `map: PORT`/,
  ],
  [
    'an item after collecting',
    `${mapped}  - { id: z, kind: step, collect: in, inputs: { in: along }, params: { text: '\${item.key}' } }`,
    /^8 variable.undefined `item.key` has no value here/,
  ],
  [
    'an unknown name of the run',
    one('params: { text: "${run.dat}" }'),
    /^6 variable.undefined A run has no `dat`. \| Did you mean `date`/,
  ],
  [
    'an unset variable of the environment',
    one('params: { text: "${env.NOWHERE}" }'),
    /^~6 variable.undefined The environment has no `NOWHERE`/,
  ],
  [
    'a secret that is not stored',
    one('params: { text: "${secret.PASSWORD}" }'),
    /^~6 secret.missing The secret `PASSWORD` is not stored.* \| Store it with `lathe secrets FOLDER --set PASSWORD`/,
  ],
  [
    'a part that a variable lacks',
    one('params: { text: "${database.hots}" }'),
    /^6 .*`database` has no `hots`. \| Did you mean `host`/,
  ],
  [
    'a name that every object has',
    one('params: { text: "${constructor}" }'),
    /^6 variable.undefined The variable `constructor` is not/,
  ],
  [
    'another parameter beside one that waits for the run',
    one('params: { text: "${secret.TOKEN}", size: 10 }'),
    /^6 parameter.invalid Parameter `size`/,
  ],
  [
    'a condition that cannot be read',
    one('when: first.rows >'),
    /^6 pipeline.badCondition .*character 13: a value was expected. \| For example/,
  ],
  [
    'a block that a condition names',
    one('when: frist.rows > 1'),
    /^6 pipeline.badCondition .*there is no block `frist`. \| Did you mean `first`/,
  ],
  [
    'a variable named as a block',
    one('when: target.x = y'),
    /^6 pipeline.badCondition .* \| Did you mean `variables.target.x`/,
  ],
  [
    'a variable in a condition',
    one('when: variables.tarket = y'),
    /^6 pipeline.badCondition .*`tarket` is not defined. \| Did you mean `target`/,
  ],
  ['a condition on itself', one('when: a.rows > 1'), /^6 pipeline.badCondition .*`a` cannot wait for itself/],
  [
    'an item in a condition',
    one('when: item.key = x'),
    /^6 pipeline.badCondition .*`item.key` has no value here/,
  ],
])('%s is told', (_, blocks, expected) => {
  expect(issuesOf(blocks)).toEqual([expect.stringMatching(expected)]);
});

test('the line of one condition of several is told', () => {
  const block =
    '  - id: a\n    kind: step\n    when:\n      - variables.target = y\n      - variables.tarket = y\n';
  expect(issuesOf(block)).toEqual([expect.stringMatching(/^9 /)]);
});

test('variables are looked into: names, circles, and items they come to', () => {
  const blocks = one('params: { text: "${path}" }');
  expect(issuesOf(blocks, '{ path: "${folder}/x", folder: "${secret.TOKEN}${env.PATH}" }')).toEqual([]);
  expect(issuesOf(blocks, '{ path: "${foldr}/x", folder: a }')).toEqual([
    expect.stringMatching(/^3 variable.undefined .*`foldr` is not defined. \| Did you mean `folder`/),
  ]);
  expect(issuesOf(blocks, '{ path: "${folder}/x", folder: "${item.key}" }')).toEqual([
    expect.stringMatching(/^6 variable.undefined `item.key` has no value here/),
  ]);
  expect(issuesOf(one(''), '{ a: "${b.c}", b: { c: "${a}" }, d: "${a}" }')).toEqual([
    expect.stringMatching(/^3 .*in a circle: a → b → a/),
    expect.stringMatching(/^3 .*in a circle: b → a → b/),
  ]);
});

test('every circle is told once, by way of conditions too', () => {
  const blocks = `
  - { id: a, kind: step, inputs: { in: b } }
  - { id: b, kind: step, inputs: { in: a } }
  - { id: between, kind: step, inputs: { in: b } }
  - { id: c, kind: step, inputs: { in: between, other: e } }
  - { id: d, kind: step, inputs: { in: c } }
  - { id: e, kind: step, when: d.rows > 1 }
  - { id: self, kind: step, inputs: { in: self } }
`.slice(1);
  expect(issuesOf(blocks)).toEqual([
    expect.stringMatching(/^5 pipeline.cycle .*: a → b → a\./),
    expect.stringMatching(/^8 pipeline.cycle .*: c → d → e → c\./),
    expect.stringMatching(/^11 pipeline.cycle `self` needs itself\./),
  ]);
});

test('what the project defines is looked into where it is used, and in lathe.yaml', () => {
  const text = (value: string): string =>
    `lathe: 1\nname: T\nlimits: { kinds: { stpe: 1 }, run: 3 }\nretention: { days: 3 }\nvariables:\n  path: ${value}\n  a: \${b}\n  b: \${a}\n`;
  const projectIssues = (value: string): string[] => {
    const { source, document } = readDocument(text(value), 'lathe.yaml', projectDocumentSchema);
    return checkProjectDocument(source, document, kindCatalogue([step]), new Set()).map(
      ({ line, severity, message }) => `${severity === 'warning' ? '~' : ''}${line} ${message}`,
    );
  };
  expect(projectIssues('${secret.KEY}')).toEqual([
    expect.stringMatching(/^~3 `run` is not known/),
    expect.stringMatching(/^~3 `limits` names the kind `stpe`/),
    expect.stringMatching(/^~4 `days` is not known/),
    expect.stringMatching(/^~6 The secret `KEY` is not stored/),
    expect.stringMatching(/^7 .*in a circle: a → b → a/),
    expect.stringMatching(/^8 .*in a circle: b → a → b/),
  ]);
  expect(projectIssues('${root}')[3]).toMatch(/^~6 The variable `root` is not defined/);
  expect(issuesOf(one('params: { text: "${fromProject}" }'))).toEqual([
    expect.stringMatching(/^6 variable.undefined The variable `root` is not defined/),
  ]);
  expect(issuesOf(one('params: { text: "${fromProject}" }'), '{ root: a }')).toEqual([]);
});
