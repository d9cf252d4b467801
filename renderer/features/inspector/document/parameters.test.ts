import { describe, expect, it } from 'vitest';
import type { BlockDocument, Field } from '@shared/model';
import { isFolded, isVisible, withKey, withParameter, withParameters } from './parameters';

const hidden: Field = {
  name: 'hidden',
  title: 'Hidden',
  type: 'integers',
  default: [64, 32],
  min: 1,
  max: 10,
};
const format: Field = { name: 'format', title: 'Format', type: 'choice', default: 'auto', options: [] };
const quote: Field = {
  name: 'quote',
  title: 'Quote',
  type: 'text',
  default: '"',
  advanced: true,
  visibleWhen: { field: 'format', oneOf: ['auto', 'csv'] },
};
const note: Field = { name: 'note', title: 'Note', type: 'text' };

describe('withParameter', () => {
  it('writes a value', () => {
    expect(withParameter({ epochs: 5 }, hidden, [16])).toEqual({ epochs: 5, hidden: [16] });
  });
  it('takes a value out again that is the default', () => {
    expect(withParameter({ epochs: 5, hidden: [16] }, hidden, [64, 32])).toEqual({ epochs: 5 });
    expect(withParameter({ hidden: [16] }, hidden, undefined)).toEqual({});
  });
  it('keeps an empty text only where the default is another', () => {
    expect(withParameter({}, quote, '')).toEqual({ quote: '' });
    expect(withParameter({ note: 'x' }, note, '')).toEqual({});
  });
  it('keeps the place of a parameter that is there', () => {
    expect(Object.keys(withParameter({ hidden: [1], note: 'x' }, hidden, [2]))).toEqual(['hidden', 'note']);
  });
});

describe('withParameters', () => {
  const block: BlockDocument = { id: 'a', kind: 'k', params: { hidden: [1] } };
  it('leaves no empty params behind', () => {
    expect(withParameters(block, {})).toEqual({ id: 'a', kind: 'k' });
  });
  it('answers the same block when nothing changed', () => {
    expect(withParameters(block, { hidden: [1] })).toBe(block);
    const bare: BlockDocument = { id: 'a', kind: 'k' };
    expect(withParameters(bare, {})).toBe(bare);
  });
});

describe('isVisible', () => {
  const fields = [format, quote];
  it('looks at the default of the other field', () => expect(isVisible(quote, fields, {})).toBe(true));
  it('hides when the other field has another value', () => {
    expect(isVisible(quote, fields, { format: 'parquet' })).toBe(false);
  });
  it('shows while the other field is a variable, whose value a run decides', () => {
    expect(isVisible(quote, fields, { format: '${format}' })).toBe(true);
  });
});

it('an advanced field unfolds when it has a value', () => {
  expect(isFolded(quote, {})).toBe(true);
  expect(isFolded(quote, { quote: "'" })).toBe(false);
});

it('a key is set and taken out', () => {
  const block: BlockDocument = { id: 'a', kind: 'k', title: 'A' };
  expect(withKey(block, 'title', undefined)).toEqual({ id: 'a', kind: 'k' });
  expect(withKey(block, 'title', 'B').title).toBe('B');
  expect(withKey(block, 'title', 'A')).toBe(block);
});
