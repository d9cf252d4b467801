import { expect, it } from 'vitest';
import { runtimeStatusSchema } from '@shared/model/runtimes';
import { runtimeStatuses } from './runtimeStatuses';

it('tells of every runtime once, as the contract has it', () => {
  const statuses = runtimeStatuses();
  expect(statuses.map(({ id }) => id)).toEqual(runtimeStatusSchema.shape.id.options);
  for (const status of statuses) expect(runtimeStatusSchema.parse(status)).toEqual(status);
});

it('gives a version for what is present, and a cure and a consequence for what is not', () => {
  for (const status of runtimeStatuses()) {
    if (status.present) expect(status.version, status.id).toMatch(/^\d+\.\d+/);
    else
      expect([status.cure, status.consequence], status.id).toEqual([expect.any(String), expect.any(String)]);
  }
});

it('finds the databases, which no machine may lack', () => {
  const present = runtimeStatuses().filter((status) => status.present);
  expect(present.map(({ id }) => id)).toEqual(expect.arrayContaining(['duckdb', 'sqlite', 'wasm']));
});
