import { expect, test } from 'vitest';
import { waitFor, type Look, type SensorParams } from './sensor';

function contextOf(params: Partial<SensorParams> = {}, signal = new AbortController().signal) {
  const reasons: string[] = [];
  return {
    reasons,
    signal,
    params: { everySeconds: 0.001, onTimeout: 'fail' as const, ...params },
    waits: (reason: string) => void reasons.push(reason),
  };
}

/** Not there the first times. */
function after<T>(looks: number, found: T, seen?: string): () => Promise<Look<T>> {
  let looked = 0;
  return () => Promise.resolve(++looked > looks ? { found } : seen === undefined ? {} : { seen });
}

test('what is there at once needs one look', async () => {
  const context = contextOf({ everySeconds: 3600 });
  expect(await waitFor(context, 'x to appear', after(0, 7))).toEqual({
    found: 7,
    reason: 'found at the first look',
  });
  expect(context.reasons).toEqual(['waits for x to appear']);
});

test('the reason says what it waits for, what it saw, how often and when it looked', async () => {
  const context = contextOf();
  expect(await waitFor(context, 'x to appear', after(3, 7, 'it answers 503'))).toEqual({
    found: 7,
    reason: 'found at look 4',
  });
  expect(context.reasons).toHaveLength(4);
  expect(context.reasons[1]).toMatch(
    /^waits for x to appear \(it answers 503; looked once, last \d\d:\d\d:\d\d\)$/,
  );
  expect(context.reasons[3]).toMatch(/looked 3 times, last/);
});

test('time out fails with what was waited for, or skips', async () => {
  await expect(
    waitFor(contextOf({ timeoutSeconds: 0.01 }), 'x to appear', after(Infinity, 7, 'no row')),
  ).rejects.toMatchObject({ code: 'run.timeout', message: 'Waited 0.01 s for x to appear; no row.' });
  expect(
    await waitFor(contextOf({ timeoutSeconds: 0.01, onTimeout: 'skip' }), 'x', after(Infinity, 7)),
  ).toEqual({ skip: 'waited 0.01 s for x' });
});

test('a time out of 0 looks once', async () => {
  const context = contextOf({ timeoutSeconds: 0, onTimeout: 'skip' });
  expect(await waitFor(context, 'x', after(0, 7))).toMatchObject({ found: 7 });
  expect(await waitFor(context, 'x', after(1, 7))).toEqual({ skip: 'waited 0 s for x' });
});

test('a look that never ends is cut off by the time out, and by a cancel', async () => {
  const endless = (signal: AbortSignal): Promise<never> =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('cut off'))));
  await expect(waitFor(contextOf({ timeoutSeconds: 0.01 }), 'x', endless)).rejects.toMatchObject({
    code: 'run.timeout',
  });
  const controller = new AbortController();
  const waiting = waitFor(contextOf({}, controller.signal), 'x', endless);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'run.cancelled' });
});

test('a cancel ends the pause between two looks at once', async () => {
  const controller = new AbortController();
  const context = contextOf({ everySeconds: 86_400 }, controller.signal);
  const waits = (reason: string): void => {
    if (reason.includes('looked')) controller.abort();
  };
  await expect(waitFor({ ...context, waits }, 'x', after(Infinity, 7))).rejects.toMatchObject({
    code: 'run.cancelled',
  });
});

test('a clock that jumps ends no wait', async () => {
  const real = Date.now;
  try {
    const context = contextOf({ timeoutSeconds: 3600 });
    const look = after(3, 7);
    const jumping = (): Promise<Look<number>> => {
      Date.now = () => real() + 10 * 86_400_000;
      return look();
    };
    expect(await waitFor(context, 'x', jumping)).toMatchObject({ found: 7 });
  } finally {
    Date.now = real;
  }
});

test('what a look throws ends the wait', async () => {
  await expect(waitFor(contextOf(), 'x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
