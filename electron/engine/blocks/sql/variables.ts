import { existsSync, readFileSync } from 'node:fs';

/** `${name}`, as in pipeline files. */
export const variablePattern = /\$\{([A-Za-z_][\w.-]*)\}/g;

/** Names of the variables that an SQL file uses. */
export function variablesIn(file: string): string[] {
  if (!existsSync(file)) return [];
  const names = [...readFileSync(file, 'utf8').matchAll(variablePattern)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}
