import { expect, it } from 'vitest';
import { cardLines } from './cardLines';

it('reads Markdown as lines, without its marks', () => {
  expect(cardLines('# Card\n\nPredicts **Species**.\n\n- seed `7`\n| rows | 266 |\n|---|---|\n')).toEqual([
    { heading: true, text: 'Card' },
    { heading: false, text: 'Predicts Species.' },
    { heading: false, text: '• seed 7' },
    { heading: false, text: 'rows: 266' },
  ]);
});
