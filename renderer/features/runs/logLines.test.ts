import { expect, it } from 'vitest';
import type { LogLine } from '@shared/model';
import { addLines, attemptsIn, filterLines, joinLines, linesOf } from './logLines';

const line = (time: number, text: string, level: LogLine['level'] = 'info', block = 'mlp'): LogLine => ({
  run: 1,
  block,
  time,
  level,
  text,
});

it('shows a line once, though it was stored and also arrived live', () => {
  const stored = [line(1, 'reading'), line(2, 'epoch 1')];
  const joined = joinLines(stored, [line(2, 'epoch 1'), line(3, 'epoch 2')]);
  expect(joined.map((one) => one.text)).toEqual(['reading', 'epoch 1', 'epoch 2']);
});

it('keeps the newest lines of a long log', () => {
  const many = Array.from({ length: 6000 }, (_, i) => line(i, `line ${i}`));
  const kept = addLines([], many);
  expect(kept).toHaveLength(5000);
  expect(kept[kept.length - 1]?.text).toBe('line 5999');
});

it('filters by level and by words in text or block', () => {
  const lines = [
    line(1, 'Epoch 1', 'debug'),
    line(2, 'slow', 'warning'),
    line(3, 'broken', 'error', 'score'),
  ];
  expect(filterLines(lines, { level: 'warning', search: '' }).map((one) => one.time)).toEqual([2, 3]);
  expect(filterLines(lines, { level: 'debug', search: 'epoch' }).map((one) => one.time)).toEqual([1]);
  expect(filterLines(lines, { level: 'debug', search: 'SCORE' }).map((one) => one.time)).toEqual([3]);
});

it('tells the lines of an item and of an attempt apart', () => {
  const lines = [
    { ...line(1, 'first'), item: 'a', attempt: 1 },
    { ...line(1, 'first'), item: 'b', attempt: 1 },
    { ...line(2, 'second'), item: 'a', attempt: 2 },
    line(3, 'of another block', 'info', 'score'),
  ];
  expect(linesOf(lines, 'mlp', 'a').map(({ time }) => time)).toEqual([1, 2]);
  expect(linesOf(lines, 'mlp', undefined)).toHaveLength(3);
  expect(joinLines(lines.slice(0, 1), lines)).toHaveLength(4);
  expect(attemptsIn(lines)).toEqual([1, 2]);
  expect(filterLines(lines, { level: 'debug', search: '', attempt: 2 }).map(({ time }) => time)).toEqual([2]);
});
