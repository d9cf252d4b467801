import { expect, test } from 'vitest';
import { runOnHost } from '../../testing';
import { nextTime } from './runOnHost';
import { waitTime } from './schema';

const at = (text: string): number => Date.parse(text);

test.each([
  ['06:30', 'UTC', '2024-05-01T06:00:00Z', '2024-05-01T06:30:00Z'],
  ['06:30', 'UTC', '2024-05-01T06:30:00Z', '2024-05-01T06:30:00Z'],
  ['06:30', 'UTC', '2024-05-31T06:30:01Z', '2024-06-01T06:30:00Z'],
  ['06:30', 'Europe/Berlin', '2024-05-01T04:31:00Z', '2024-05-02T04:30:00Z'],
  // Skipped on 31 March, so as much later; twice on 27 October, so the first.
  ['02:30', 'Europe/Berlin', '2024-03-31T00:00:00Z', '2024-03-31T01:30:00Z'],
  ['02:30', 'Europe/Berlin', '2024-10-27T00:45:00Z', '2024-10-28T01:30:00Z'],
])('the next %s in %s after %s is %s', (time, zone, now, next) => {
  expect(new Date(nextTime(time, zone, at(now))).toISOString()).toBe(new Date(next).toISOString());
});

test('a length of time is said, and when it was over', async () => {
  const { reasons, value } = await runOnHost(waitTime, { params: { seconds: 0.05 } });
  expect(reasons).toEqual(['waits 0.05 s']);
  expect(value).toEqual({ time: expect.stringMatching(/^\d{4}-/) });
});

test('a cancel ends it at once', async () => {
  const controller = new AbortController();
  const waiting = runOnHost(waitTime, {
    params: { until: 'timeOfDay', time: '12:00', zone: 'Europe/Berlin' },
    signal: controller.signal,
    onWait: () => controller.abort(),
  });
  await expect(waiting).rejects.toMatchObject({ code: 'run.cancelled' });
});
