import type { ErrorSubject } from '@shared/errors';

const words: readonly (readonly [keyof ErrorSubject, string])[] = [
  ['file', ''],
  ['line', 'line '],
  ['block', 'block '],
  ['port', 'port '],
  ['parameter', 'parameter '],
  ['column', 'column '],
  ['row', 'row '],
  ['variable', 'variable '],
  ['model', 'model '],
];

/** Where an error is, in words: `data/a.csv, line 3`. Empty when nothing is known. */
export function errorPlace(about: ErrorSubject | undefined): string {
  if (!about) return '';
  return words
    .filter(([key]) => about[key] !== undefined)
    .map(([key, word]) => `${word}${about[key]}`)
    .join(', ');
}
