import { expect, test, vi } from 'vitest';
import type { WorkerMessage } from './protocol';
import { ReportBuffer } from './reportBuffer';

test('what a task says is gathered, and nothing of it is lost', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const sent: WorkerMessage[] = [];
  const buffer = new ReportBuffer(7, (message) => sent.push(message));
  for (let step = 1; step <= 1000; step++) {
    buffer.points([{ series: 'loss', step, value: step }]);
    buffer.progress({ text: `epoch ${step}` });
    vi.advanceTimersByTime(1);
  }
  buffer.flush();
  vi.useRealTimers();
  // 1,000 points within a second.
  expect(sent.length).toBeLessThanOrEqual(12);
  const reported = sent.flatMap((message) => (message.type === 'reported' ? [message] : []));
  expect(reported.flatMap(({ points }) => points.map(({ step }) => step))).toEqual(
    Array.from({ length: 1000 }, (_, index) => index + 1),
  );
  expect(reported[reported.length - 1]?.note).toEqual({ text: 'epoch 1000' });
});

test('an endless print is cut, and says so', () => {
  const sent: WorkerMessage[] = [];
  const buffer = new ReportBuffer(7, (message) => sent.push(message));
  for (let line = 0; line < 50_000; line++) buffer.log('info', 'again');
  buffer.flush();
  const lines = sent.flatMap((message) => (message.type === 'reported' ? message.lines : []));
  expect(lines).toHaveLength(20_001);
  expect(lines[lines.length - 1]).toMatchObject({
    level: 'warning',
    text: expect.stringContaining('left out'),
  });
});

test('the first lines of a moment go at once, so that a crash does not take them along', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const sent: WorkerMessage[] = [];
  const buffer = new ReportBuffer(7, (message) => sent.push(message));
  for (let line = 1; line <= 50; line++) buffer.log('info', `line ${line}`);
  expect(sent).toHaveLength(20);
  vi.advanceTimersByTime(100);
  vi.useRealTimers();
  expect(sent.flatMap((message) => (message.type === 'reported' ? message.lines : []))).toHaveLength(50);
});

test('a silent task tells its memory once a second until it ends', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  const sent: WorkerMessage[] = [];
  const buffer = new ReportBuffer(
    7,
    (message) => sent.push(message),
    () => 5,
  );
  vi.advanceTimersByTime(3_500);
  expect(sent).toHaveLength(3);
  expect(sent[0]).toMatchObject({ type: 'reported', lines: [], points: [], peakBytes: 5 });
  buffer.close();
  vi.advanceTimersByTime(3_500);
  vi.useRealTimers();
  expect(sent).toHaveLength(3);
});
