import { expect, it } from 'vitest';
import { intervalText, originText } from './runOrigin';

it('names the backfill that a run belongs to', () => {
  expect(originText({ trigger: 'backfill', backfill: 3 })).toBe('by backfill 3');
  expect(originText({ trigger: 'pipeline' })).toBe('started by another pipeline');
});

it('gives whole days by their date, and the time of day where it matters', () => {
  const day = Date.UTC(2026, 9, 1);
  expect(intervalText({ start: day, end: day + 86_400_000 })).toBe('2026-10-01 to 2026-10-02');
  expect(intervalText({ start: day, end: day + 3_600_000 })).toBe('2026-10-01 to 2026-10-01 01:00');
});
