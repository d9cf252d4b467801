import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyFrame, scratchFolder } from '../testing';
import { openFrame, writeColumns } from '.';
import { recentFrame, rememberFrame } from './recentFrames';

test('a frame at hand reads as the file does, whatever it holds', async () => {
  const root = scratchFolder();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(anyFrame(), async (columns) => {
      const folder = join(root, String((count += 1)));
      await writeColumns(folder, columns);
      const file = await openFrame(folder);
      rememberFrame(folder, columns);
      const kept = recentFrame(folder);
      const hasTimes = columns.some(({ type }) => ['date', 'time', 'timestamp'].includes(type));
      expect(kept === undefined).toBe(hasTimes);
      if (!kept) return file.close();
      expect([kept.columns, kept.rows]).toEqual([file.columns, file.rows]);
      for (const { name, type } of file.columns) {
        expect(await kept.coded(name)).toEqual(await file.coded(name));
        if (type === 'text')
          await expect(kept.numeric(name)).rejects.toMatchObject({ code: 'data.typeMismatch' });
        else expect(await kept.numeric(name)).toEqual(await file.numeric(name));
      }
      await expect(kept.numeric('no such')).rejects.toMatchObject({ code: 'data.columnMissing' });
      file.close();
    }),
    { numRuns: 100 },
  );
});

test('what is kept is bounded, and the least recently used goes first', () => {
  const column = { name: 'a', type: 'decimal' as const, values: new Float64Array(10) };
  for (let frame = 0; frame < 40; frame += 1) {
    rememberFrame(`h${frame}`, [column]);
    expect(recentFrame('h0')?.rows).toBe(10);
  }
  expect(recentFrame('h1')).toBeUndefined();
  expect(recentFrame('h39')?.rows).toBe(10);
  rememberFrame('big', [{ ...column, values: new Float64Array(3_000_000) }]);
  expect(recentFrame('big')).toBeUndefined();
});
