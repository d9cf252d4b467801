import type { Invocation } from '../invocation';
import { runNumber } from '../runNumber';
import { tellRun } from '../tellRun';

/** Runs again what a run had run: what it finished, items of mapped blocks included, comes from the cache. */
export async function run(invocation: Invocation): Promise<number> {
  const [folder = '', given = ''] = invocation.arguments;
  const id = runNumber(given);
  return tellRun(folder, invocation, (session) => session.call('runs.resume', { run: id }));
}
