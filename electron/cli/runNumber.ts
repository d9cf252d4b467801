import { UsageError } from './usage';

export function runNumber(given: string): number {
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  throw new UsageError(`A run is a number, as \`lathe runs\` lists them; "${given}" is none.`);
}
