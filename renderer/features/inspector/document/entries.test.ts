import { expect, test } from 'vitest';
import { entriesText, parseEntries } from './entries';

test('values keep their type when they are shown and typed again', () => {
  const entries = {
    country: 'DE',
    share: 0.2,
    full: true,
    year: '2024',
    nothing: null,
    list: [1, 'a'],
    key: '${secret.TOKEN}',
    'Content-Type': 'a: b',
    spaced: ' x ',
    lines: 'one\ntwo',
    empty: '',
  };
  expect(parseEntries(entriesText(entries))).toEqual({ value: entries });
});

test('a line without a name, and a name given twice, are refused with the line', () => {
  expect(parseEntries('country DE')).toEqual({ fault: '“country DE” is not written as name: value.' });
  expect(parseEntries(': DE')).toHaveProperty('fault');
  expect(parseEntries('a: 1\na: 2')).toEqual({ fault: 'a is given twice.' });
  expect(parseEntries('\n  \n')).toEqual({ value: undefined });
});
