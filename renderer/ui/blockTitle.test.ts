import { expect, it } from 'vitest';
import { blockTitle } from './blockTitle';

it.each([
  [{ id: 'mlp' }, 'MLP'],
  [{ id: 'scoreLinear' }, 'Score linear'],
  [{ id: 'clean_2' }, 'Clean 2'],
  [{ id: 'keep', title: 'Into the registry' }, 'Into the registry'],
])('%o is called %s', (block, title) => {
  expect(blockTitle(block)).toBe(title);
});
