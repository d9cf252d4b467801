import fc from 'fast-check';
import { expect, it } from 'vitest';
import { itemShares } from './itemShares';

const none = {
  total: 0,
  waiting: 0,
  running: 0,
  succeeded: 0,
  cached: 0,
  skipped: 0,
  failed: 0,
  cancelled: 0,
};

it('shows the failed few of very many', () => {
  const shares = itemShares({ ...none, total: 10_000, succeeded: 9_999, failed: 1 });
  expect(shares.map(({ state }) => state)).toEqual(['done', 'failed']);
  expect(shares[1]?.share).toBeGreaterThan(0.015);
});

it('never fills more than the strip, whatever the counts', () => {
  const count = fc.nat(2000);
  fc.assert(
    fc.property(count, count, count, count, count, count, count, (a, b, c, d, e, f, g) => {
      const counts = { waiting: a, running: b, succeeded: c, cached: d, skipped: e, failed: f, cancelled: g };
      const total = a + b + c + d + e + f + g;
      const sum = itemShares({ total, ...counts }).reduce((all, { share }) => all + share, 0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
    }),
  );
});

it('is empty for an empty list', () => {
  expect(itemShares(none)).toEqual([]);
});
