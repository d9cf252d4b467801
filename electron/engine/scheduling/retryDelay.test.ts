import { expect, test } from 'vitest';
import { cancelled } from './cellRun';
import { delayAfter, pause } from './retryDelay';

const delays = (retry: Parameters<typeof delayAfter>[1]): (number | undefined)[] =>
  [1, 2, 3, 4, 5].map((attempt) => delayAfter(attempt, retry, 'code.failed'));

test('delays are fixed, or double; the longest bounds each one and ends none of the attempts', () => {
  expect(delays({ times: 3, delaySeconds: 10 })).toEqual([10_000, 10_000, 10_000, undefined, undefined]);
  expect(delays({ times: 4, delaySeconds: 10, backoff: 'exponential', maxDelaySeconds: 30 })).toEqual([
    10_000,
    20_000,
    30_000,
    30_000,
    undefined,
  ]);
  expect(delays({ times: 1 })).toEqual([0, undefined, undefined, undefined, undefined]);
  expect(delays(undefined)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});

test('what another try cannot mend is not tried again, a time-out and a crash are', () => {
  const again = (code: Parameters<typeof delayAfter>[2]): boolean =>
    delayAfter(1, { times: 1 }, code) !== undefined;
  expect(
    ['run.timeout', 'worker.crashed', 'code.failed', 'file.missing'].map((code) => again(code as never)),
  ).toEqual([true, true, true, true]);
  expect(
    ['run.cancelled', 'parameter.invalid', 'secret.missing'].map((code) => again(code as never)),
  ).toEqual([false, false, false]);
});

test('a pause ends at once when it is cancelled, before or while it lasts', async () => {
  const before = new AbortController();
  before.abort();
  await expect(pause(1e8, before.signal, cancelled)).rejects.toMatchObject({ code: 'run.cancelled' });
  const during = new AbortController();
  const waiting = pause(1e8, during.signal, cancelled);
  during.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'run.cancelled' });
});
