import { expect, it } from 'vitest';
import { ganttBars, type GanttItem } from './ganttBars';

const item = (id: string, start?: number, end?: number): GanttItem => ({
  id,
  label: id,
  state: start === undefined ? 'waiting' : 'succeeded',
  color: 'red',
  start,
  end,
});

it('counts from the earliest start, and ends what still runs now', () => {
  const { bars, total } = ganttBars([item('load', 1000, 1250), item('train', 1300), item('score')], 5300);
  expect(bars.map((bar) => [bar.startSeconds, bar.seconds, bar.text])).toEqual([
    [0, 0.25, '250 ms'],
    [0.3, 4, '4.0 s'],
    [undefined, undefined, 'waiting'],
  ]);
  expect(total).toBeCloseTo(4.3, 12);
});
