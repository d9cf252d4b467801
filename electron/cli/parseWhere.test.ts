import { describe, expect, it } from 'vitest';
import { matchesExpression } from '@engine/index';
import { parseWhere, readsParameters } from './parseWhere';

const run: Record<string, unknown> = {
  id: 7,
  state: 'succeeded',
  pipeline: 'train',
  'metrics.accuracy': 0.985,
  'metrics.score.rmse': 3,
  'params.mlp.hidden': [64, 32],
  'params.mlp.classWeights': 'none',
};
const matches = (source: string): boolean => matchesExpression(parseWhere(source), (field) => run[field]);

describe('an expression over runs', () => {
  it.each([
    ['state = succeeded', true],
    ["state != 'succeeded'", false],
    ['metrics.accuracy > 0.98 and metrics.accuracy <= .985', true],
    ['metrics.score.rmse == 3', true],
    ['pipeline ~ TRA', true],
    ['id >= 7 and id < 7', false],
    ['params.mlp.hidden = "[64,32]"', true],
    ['params.mlp.hidden contains 32', true],
    ['state in (failed, succeeded) and metrics.auc missing', true],
    ['pipeline = train.old', false],
  ])('compares: %s', (source, expected) => {
    expect(matches(source)).toBe(expected);
  });

  it('binds not before and before or', () => {
    expect(matches('id = 7 or id = 1 and state = failed')).toBe(true);
    expect(matches('(id = 7 or id = 1) and state = failed')).toBe(false);
    expect(matches('not state = failed and id = 7')).toBe(true);
    expect(matches('not (state = succeeded or id = 7)')).toBe(false);
  });

  it('finds a missing value with null only', () => {
    expect(matches('metrics.auc = null')).toBe(true);
    expect(matches('metrics.auc > 0')).toBe(false);
    expect(matches('metrics.auc < 0')).toBe(false);
    expect(matches('metrics.accuracy = null')).toBe(false);
  });

  it('says whether it needs parameters', () => {
    expect(readsParameters(parseWhere('id > 1 and not params.mlp.epochs = 3'))).toBe(true);
    expect(readsParameters(parseWhere('id > 1 or metrics.params > 2'))).toBe(false);
  });

  it.each([
    ['state == ', 'character 10: a value was expected'],
    ['colour = red', 'character 1: there is no field "colour"'],
    ['id > 1 id < 3', 'character 8: "and" or "or" was expected'],
    ['not (id = 1', 'character 5: this parenthesis is never closed'],
    ['state = "failed', 'character 9: the closing quote is missing'],
    ['id', 'character 3: one of = != < <= > >= ~, in, contains, missing or exists was expected'],
    ['${id} = 3', 'character 1: a field was expected, not ${id}'],
    ['id ? 3', 'character 4: "?" means nothing here'],
    ['', 'character 1: a field was expected'],
  ])('says where it is wrong: %s', (source, problem) => {
    expect(() => parseWhere(source)).toThrow(problem);
  });
});
