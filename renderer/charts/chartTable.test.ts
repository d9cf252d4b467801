import { expect, it } from 'vitest';
import { toCsv } from './chartTable';

it('quotes only what needs it', () => {
  const csv = toCsv({
    columns: ['label', 'n'],
    rows: [
      ['a,b', 1],
      ['say "x"', null],
      ['plain', 0.5],
    ],
  });
  expect(csv).toBe('label,n\r\n"a,b",1\r\n"say ""x""",\r\nplain,0.5\r\n');
});
