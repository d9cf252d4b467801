import { describe, expect, it } from 'vitest';
import { defaultText, integersFault, numberFault, parseIntegers, parseNumber, textOf } from './fieldText';

describe('numbers', () => {
  it('are read as typed', () => {
    expect(parseNumber(' 1e-3 ')).toEqual({ value: 0.001 });
    expect(parseNumber('')).toEqual({ value: undefined });
    expect(parseNumber('1,5')).toHaveProperty('fault');
  });
  it('are held against the bounds of the field', () => {
    const field = { name: 'n', title: 'N', type: 'number', min: 1, max: 9, integer: true } as const;
    expect(numberFault(field, 9)).toBeUndefined();
    expect(numberFault(field, 0)).toBe('At least 1.');
    expect(numberFault(field, 10)).toBe('At most 9.');
    expect(numberFault(field, 1.5)).toMatch('whole');
  });
});

describe('lists of whole numbers', () => {
  it('take commas, semicolons or spaces', () => {
    expect(parseIntegers('64, 32')).toEqual({ value: [64, 32] });
    expect(parseIntegers('64 32;16')).toEqual({ value: [64, 32, 16] });
  });
  it('refuse anything else', () => expect(parseIntegers('64, x')).toHaveProperty('fault'));
  it('are held against the bounds, each number', () => {
    const field = { name: 'h', title: 'H', type: 'integers', min: 1, max: 100 } as const;
    expect(integersFault(field, [64, 200])).toBe('At most 100.');
  });
});

it('values are shown in one line', () => {
  expect(textOf([64, 32])).toBe('64, 32');
  expect(textOf({ zip: 'text' })).toBe('{"zip":"text"}');
  expect(textOf(undefined)).toBe('');
});

it('a default is shown by its title', () => {
  const options = [{ value: 'auto', title: 'Automatic' }];
  expect(defaultText({ name: 'f', title: 'F', type: 'choice', default: 'auto', options })).toBe('Automatic');
  expect(defaultText({ name: 'b', title: 'B', type: 'boolean', default: true })).toBe('on');
});
