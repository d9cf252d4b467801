import { describe, expect, it } from 'vitest';
import type { BlockDescriptor } from '@shared/model';
import { issuesOf, searchKinds, selectedBlock } from './selectors';

const kind = (name: string, title: string, summary: string): BlockDescriptor => ({
  kind: name,
  version: 1,
  title,
  summary,
  category: 'model',
  icon: 'box',
  inputs: [],
  outputs: [],
  fields: [],
  sideEffects: false,
});
const kinds = [
  kind('evaluate.model', 'Evaluate', 'Measures a neural network or another model'),
  kind('train.mlp', 'Neural network', 'A multilayer perceptron'),
];

describe('searchKinds', () => {
  it('needs every word, in any part', () => {
    expect(searchKinds(kinds, 'multi perc').map(({ title }) => title)).toEqual(['Neural network']);
    expect(searchKinds(kinds, 'nothing')).toEqual([]);
  });
  it('puts a title that starts so first', () => {
    expect(searchKinds(kinds, 'neural').map(({ title }) => title)).toEqual(['Neural network', 'Evaluate']);
  });
});

describe('issuesOf', () => {
  const issue = { severity: 'error' as const, message: 'm', file: 'f' };
  it('keeps the faults of a block apart from those of the file', () => {
    const issues = [{ ...issue, block: 'a' }, issue];
    expect(issuesOf(issues, 'a')).toEqual([issues[0]]);
    expect(issuesOf(issues, undefined)).toEqual([issues[1]]);
  });
});

describe('selectedBlock', () => {
  it('is there only when one block is selected', () => {
    expect(selectedBlock({ selection: ['a'] })).toBe('a');
    expect(selectedBlock({ selection: ['a', 'b'] })).toBeUndefined();
  });
});
