import type { BlockDescriptor, DataTest } from '@shared/model';

/** A further test to begin with: its query finds nothing wrong until it is changed. */
export function freshTest(tests: readonly DataTest[], descriptor: BlockDescriptor | undefined): DataTest {
  const names = new Set(tests.map(({ name }) => name));
  let name = 'no wrong rows';
  for (let number = 2; names.has(name); number += 1) name = `no wrong rows ${number}`;
  const frames = (descriptor?.outputs ?? []).filter(({ type }) => type === 'frame');
  const table = frames.length > 1 ? (frames[0]?.name ?? 'output') : 'output';
  return { name, sql: `select * from ${table} where false` };
}

/** A test with another severity; the default is not written. */
export function withSeverity(test: DataTest, severity: 'error' | 'warning'): DataTest {
  const { severity: _before, ...rest } = test;
  return severity === 'warning' ? { ...rest, severity } : rest;
}
