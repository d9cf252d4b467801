import { describe, expect, it } from 'vitest';
import type { RuntimeStatus } from '@shared/model';
import { missingRuntimes, runtimeLine } from './selectors';

const runtimes: RuntimeStatus[] = [
  { id: 'tensorflow', title: 'TensorFlow', present: true, version: '2.15.1', detail: '' },
  { id: 'xgboost', title: 'XGBoost', present: false, detail: 'not found', cure: 'npm run setup' },
  { id: 'duckdb', title: 'DuckDB', present: true, version: '1.5.6', detail: '' },
];

describe('runtimeLine', () => {
  it('names what trains and is present, in short versions', () => {
    expect(runtimeLine({ runtimes })).toBe('TensorFlow 2.15');
  });
  it('is empty before the runtimes are known', () => expect(runtimeLine({ runtimes: null })).toBe(''));
});

describe('missingRuntimes', () => {
  it('finds what is absent', () => {
    expect(missingRuntimes({ runtimes }).map(({ id }) => id)).toEqual(['xgboost']);
  });
});
