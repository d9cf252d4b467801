import { describe, expect, it } from 'vitest';
import type { BlockRun } from '@shared/model';
import { outputText, shownOutput } from './shownOutput';

const train = { hash: 'a', type: 'frame' as const, bytes: 1, rows: 1266, columns: [] };
const test = { hash: 'b', type: 'frame' as const, bytes: 1, rows: 67 };
const run = { outputs: { train, test } } as unknown as BlockRun;

describe('shownOutput', () => {
  it('takes the port asked for, else the first', () => {
    expect(shownOutput(run, 'test')).toEqual(['test', test]);
    expect(shownOutput(run, 'gone')).toEqual(['train', train]);
    expect(shownOutput(undefined, 'train')).toBeUndefined();
  });
});

describe('outputText', () => {
  it('counts rows and columns', () => {
    expect(outputText(train)).toBe('1,266 rows × 0 columns');
    expect(outputText({ hash: 'c', type: 'model', bytes: 1 })).toBe('model');
  });
});
