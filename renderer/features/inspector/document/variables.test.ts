import { describe, expect, it } from 'vitest';
import type { BlockDocument } from '@shared/model';
import {
  followRename,
  nameFault,
  parseVariable,
  readersOf,
  renamed,
  resolveText,
  retyped,
  variableText,
} from './variables';

const variables = { target: 'Species', testShare: 0.2, dropped: ['a', 'b'] };

describe('resolveText', () => {
  it('keeps the type of a variable that stands alone', () => {
    expect(resolveText('${testShare}', variables)).toEqual({ value: 0.2, unknown: [] });
  });
  it('writes it out within a text', () => {
    expect(resolveText('data/${target}-${testShare}.csv', variables).value).toBe('data/Species-0.2.csv');
  });
  it('lists what is not defined and leaves it', () => {
    expect(resolveText('${a}/${target}/${a}', variables)).toEqual({
      value: '${a}/Species/${a}',
      unknown: ['a'],
    });
  });
});

describe('typed values', () => {
  it('are read by type', () => {
    expect(parseVariable('0.2', 'number')).toEqual({ value: 0.2 });
    expect(parseVariable('0.2', 'text')).toEqual({ value: '0.2' });
    expect(parseVariable('a, 2', 'list')).toEqual({ value: ['a', 2] });
    expect(parseVariable('{"a": 1}', 'list')).toEqual({ value: { a: 1 } });
    expect(parseVariable('x', 'number')).toHaveProperty('fault');
    expect(parseVariable('[1,', 'list')).toHaveProperty('fault');
  });
  it('survive being shown and read, also a list of texts that look like numbers', () => {
    for (const list of [['a', 'b'], [1, 2], ['1', '02'], ['a, b', 'c'], [{ a: 1 }], []]) {
      expect(parseVariable(variableText(list), 'list')).toEqual({ value: list });
    }
  });
  it('change their type without losing what fits', () => {
    expect(retyped('7', 'number')).toBe(7);
    expect(retyped('seven', 'number')).toBe(0);
    expect(retyped('a', 'list')).toEqual(['a']);
    expect(retyped(0.2, 'text')).toBe('0.2');
  });
});

describe('renaming', () => {
  it('keeps the order', () => {
    expect(Object.keys(renamed(variables, 'target', 'label'))).toEqual(['label', 'testShare', 'dropped']);
  });
  it('refuses a name that is taken or no name', () => {
    expect(nameFault('target', variables, 'testShare')).toMatch('already');
    expect(nameFault('2x', variables)).toMatch('Letters');
    expect(nameFault('target', variables, 'target')).toBeUndefined();
  });
  it('is followed in the parameters that read it, however deep', () => {
    const block: BlockDocument = {
      id: 'a',
      kind: 'k',
      params: { target: '${target}', steps: [{ columns: ['${target}', '${targets}'] }] },
    };
    expect(readersOf([block, { id: 'b', kind: 'k' }], 'target')).toEqual(['a']);
    expect(followRename(block, 'target', 'label').params).toEqual({
      target: '${label}',
      steps: [{ columns: ['${label}', '${targets}'] }],
    });
  });
});
