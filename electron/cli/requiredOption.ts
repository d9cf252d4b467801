import type { Invocation } from './invocation';
import { UsageError } from './usage';

export function requiredOption(invocation: Invocation, option: string): string {
  const value = invocation.text(option);
  if (value === undefined || value === '') throw new UsageError(`Say --${option} too.`);
  return value;
}
