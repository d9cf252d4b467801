import { describe, expect, it } from 'vitest';
import type { BlockDescriptor } from '@shared/model';
import { fittingKinds, fittingPort } from './fittingKinds';

const base = {
  version: 1,
  summary: '',
  category: 'shape' as const,
  icon: 'box',
  fields: [],
  sideEffects: false,
};
const port = (name: string, type: 'frame' | 'model') => ({ name, type, title: name, optional: false });
const kinds: BlockDescriptor[] = [
  { ...base, kind: 'load.file', title: 'File', inputs: [], outputs: [port('frame', 'frame')] },
  { ...base, kind: 'sql', title: 'SQL', inputs: [], outputs: [port('frame', 'frame')], openInputs: 'frame' },
  {
    ...base,
    kind: 'score',
    title: 'Score',
    inputs: [port('model', 'model'), port('test', 'frame')],
    outputs: [],
  },
];
const names = (found: BlockDescriptor[]) => found.map(({ kind }) => kind);

describe('fittingKinds', () => {
  it('offers what takes the type of an output', () => {
    const end = { block: 'a', port: 'frame', end: 'source', type: 'frame' } as const;
    expect(names(fittingKinds(kinds, end))).toEqual(['sql', 'score']);
    expect(fittingPort(kinds[2]!, end)).toBe('test');
    expect(fittingPort(kinds[1]!, end)).toBe('+');
  });
  it('offers what gives the type of an input', () => {
    const end = { block: 'a', port: 'model', end: 'target', type: 'model' } as const;
    expect(fittingKinds(kinds, end)).toEqual([]);
    expect(names(fittingKinds(kinds, { ...end, type: 'frame' }))).toEqual(['load.file', 'sql']);
  });
});
