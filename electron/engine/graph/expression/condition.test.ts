import { describe, expect, test } from 'vitest';
import { createScope } from '../scope';
import {
  blocksNamed,
  conditionBlocks,
  conditionNames,
  conditionsOf,
  evaluateCondition,
  parseCondition,
} from './condition';

const values: Record<string, unknown> = {
  'quality.rows': 12,
  'quality.state': 'succeeded',
  'quality.value.tags': ['new', 'clean'],
  'mlp.accuracy': 0.9,
  'tree.accuracy': 0.8,
  'variables.mode': 'full',
  'variables.full': true,
  'variables.quick': false,
  'variables.note': '',
  'run.date': '2024-05-17',
  'item.count': '12',
  'item.size': null,
  'a-b.train.rows': 5,
};
const evaluate = (text: string) => evaluateCondition(text, (name) => values[name]);

describe('a condition', () => {
  test.each<[string, boolean]>([
    ['quality.rows > 11', true],
    ['quality.rows<=11', false],
    ['mlp.accuracy > tree.accuracy', true],
    ['tree.accuracy >= mlp.accuracy', false],
    ['variables.full', true],
    ['not variables.quick', true],
    ['variables.quick', false],
    ['variables.mode', false],
    ['(variables.full) and not (variables.quick or variables.mode = quick)', true],
    ['variables.mode in (quick, full)', true],
    ["variables.mode not in (quick, 'full')", false],
    ['quality.rows in (1, 12)', true],
    ['quality.rows IN (1, variables.mode)', false],
    ['quality.value.tags contains new', true],
    ['quality.value.tags contains ne', false],
    ['variables.mode contains UL', true],
    ['item.size missing', true],
    ['item.size exists', false],
    ['quality.rows exists and nothing.rows missing', true],
    ['nothing.rows = null', true],
    ['nothing.rows > 0 or nothing.rows <= 0', false],
    ['run.date >= 2024-05-01', true],
    ['run.date < 2024-05-01T12:00', false],
    ['item.count > 5 and item.count = 12.0', true],
    ['item.count < 5', false],
    ['a-b.train.rows = 5', true],
    ['${mode} = full', true],
    ['${run.date} = "2024-05-17"', true],
    ['quality.state = "succeeded"', true],
    ['quality.state = ${mode}', false],
  ])('%s is %s', (text, holds) => {
    expect(evaluate(text).holds).toBe(holds);
  });

  test.each([
    ['quality.rows > 100', 'its condition quality.rows > 100 does not hold (quality.rows is 12)'],
    ['nothing.rows > 1', 'its condition nothing.rows > 1 does not hold (nothing.rows has no value)'],
    [
      'quality.rows > 1 and (mlp.accuracy < 0.5 or tree.accuracy < 0.5)',
      'its condition quality.rows > 1 and (mlp.accuracy < 0.5 or tree.accuracy < 0.5) does not hold ' +
        '(mlp.accuracy is 0.9, tree.accuracy is 0.8)',
    ],
    [
      'mlp.accuracy < tree.accuracy',
      'its condition mlp.accuracy < tree.accuracy does not hold (mlp.accuracy is 0.9, tree.accuracy is 0.8)',
    ],
    [
      'not (quality.rows > 1 or variables.note = x)',
      'its condition not (quality.rows > 1 or variables.note = x) does not hold (quality.rows is 12)',
    ],
    ['variables.note = x', 'its condition variables.note = x does not hold (variables.note is empty)'],
  ])('says why: %s', (text, words) => {
    expect(evaluate(text)).toEqual({ holds: false, words });
  });

  test.each([
    ['quality.rows >', 'character 15: a value was expected'],
    ['rows > 1', 'character 1: "rows" is no name'],
    ['quality > 1', 'character 1: "quality" is no name'],
    ['secret.KEY = x', 'character 1: secrets cannot be compared'],
    ['quality.state = ${secret.KEY}', 'character 17: secrets cannot be compared'],
    ['quality.rows in 1', 'character 17: a list in parentheses'],
    ['quality.rows in (1, 2', 'character 17: this parenthesis is never closed'],
    ['quality.rows not 5', 'character 18: "in" was expected'],
    ['quality.rows 5', 'character 14: one of = != < <= > >= ~, in, contains, missing or exists'],
    ['quality.rows > 1,', 'character 17: "and" or "or" was expected'],
    ['', 'character 1: a field was expected'],
  ])('says where it is wrong: %s', (text, problem) => {
    expect(() => parseCondition(text)).toThrow(
      expect.objectContaining({
        code: 'pipeline.badCondition',
        message: expect.stringContaining(problem) as string,
      }),
    );
  });
});

test('names the blocks that it waits for', () => {
  const ids = new Set(['quality', 'mlp', 'tree', 'run']);
  expect(blocksNamed('quality.rows > 1 and mlp.a > tree.a or quality.state = x', ids)).toEqual([
    'quality',
    'mlp',
    'tree',
  ]);
  expect(blocksNamed('run.trigger = cli and variables.mlp = "tree.a" and other.rows > 1', ids)).toEqual([]);
  const block = { id: 'keep', kind: 'x', when: ['mlp.a > 1', 'broken >', 'tree.a > mlp.a'] };
  expect(conditionBlocks({ ...block, id: 'mlp' }, ids)).toEqual(['tree']);
  expect(conditionBlocks(block, ids)).toEqual(['mlp', 'tree']);
  expect(conditionsOf({ when: 'mlp.a > 1' })).toEqual(['mlp.a > 1']);
  expect(conditionsOf({})).toEqual([]);
});

test('reads the scope without secrets, and blocks by id and path', () => {
  const scope = createScope({
    variables: { url: 'x-${secret.KEY}', size: 3, database: { host: 'db' } },
    run: { id: 1, time: 0, trigger: 'cli' },
    env: { HOME: '/home/ada' },
    secrets: { KEY: 's3cret' },
  });
  const read = conditionNames(scope, (id, path) => `${id}: ${path}`);
  expect(
    ['variables.url', 'variables.database.host', 'run.trigger', 'env.HOME', 'mlp.value.a.b'].map(read),
  ).toEqual(['x-${secret.KEY}', 'db', 'cli', '/home/ada', 'mlp: value.a.b']);
  expect(['variables.none', 'item.key', 'env.NONE', 'run.intervalStart'].map(read)).toEqual(
    Array(4).fill(undefined),
  );
  expect(evaluateCondition('variables.size > 2 and env.NONE missing', read).holds).toBe(true);
});
