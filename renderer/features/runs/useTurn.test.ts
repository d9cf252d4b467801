import { expect, it } from 'vitest';
import { untilTurn } from './useTurn';

it('gives each chart its own moment of the half second', () => {
  expect([0, 120, 499, 500].map((now) => untilTurn(now, 0))).toEqual([500, 380, 1, 500]);
  expect([0, 120, 300, 499].map((now) => untilTurn(now, 0.5))).toEqual([250, 130, 450, 251]);
});
