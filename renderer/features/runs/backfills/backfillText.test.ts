import { expect, it } from 'vitest';
import { actionsOf, backfillCountText, everyText, firstForm, formFault, withUnit } from './backfillText';

const form = firstForm(Date.UTC(2026, 2, 8, 13), 'UTC');
const counts = { total: 12, waiting: 5, running: 2, succeeded: 4, failed: 1, cancelled: 0 };

it('begins with the last week, by the day', () => {
  expect(form).toMatchObject({ from: '2026-03-01', to: '2026-03-08', count: 1, unit: 'day' });
  expect(formFault(form)).toBeUndefined();
});

it('asks for a time of day only by the hour', () => {
  const hours = withUnit(form, 'hour');
  expect(hours).toMatchObject({ from: '2026-03-01T00:00', to: '2026-03-08T00:00' });
  expect(withUnit({ ...hours, from: '2026-03-01T13:00' }, 'month').from).toBe('2026-03-01');
  expect(withUnit({ ...form, to: '' }, 'hour').to).toBe('');
});

it('says what keeps a range from being planned', () => {
  expect(formFault({ ...form, to: form.from })).toMatch(/excluded/);
  expect(formFault({ ...form, from: '' })).toMatch(/first day/);
  expect(formFault({ ...form, parallel: 0 })).toMatch(/1 to 64/);
  expect(formFault({ ...form, count: 0.5 })).toMatch(/1 or more/);
});

it('counts what succeeded and what did not', () => {
  expect(backfillCountText(counts)).toBe('4 of 12 · 1 failed');
  expect(backfillCountText({ ...counts, waiting: 0, running: 0, succeeded: 10, cancelled: 1 })).toBe(
    '10 of 12 · 1 failed · 1 cancelled',
  );
  expect(backfillCountText({ ...counts, succeeded: 12, failed: 0 })).toBe('12 runs');
  expect(everyText({ value: 2, unit: 'week' })).toBe('every 2 weeks');
});

it('offers only what can be done', () => {
  expect(actionsOf({ state: 'running', counts })).toEqual({ cancel: true, resume: false, retry: false });
  expect(actionsOf({ state: 'paused', counts })).toEqual({ cancel: false, resume: true, retry: true });
  const done = { ...counts, waiting: 0, running: 0, succeeded: 12, failed: 0 };
  expect(actionsOf({ state: 'succeeded', counts: done })).toEqual({
    cancel: false,
    resume: false,
    retry: false,
  });
});
