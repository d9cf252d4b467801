import { existsSync, readFileSync } from 'node:fs';
import type { CodeReads, RunPart } from '../blockKind';

/** `${name}`, as in pipeline files. */
export const variablePattern = /\$\{([A-Za-z_][\w.-]*)\}/g;

const runParts: Readonly<Record<string, readonly RunPart[]>> = {
  id: ['id'],
  date: ['interval', 'time'],
  time: ['time'],
  trigger: ['trigger'],
  intervalStart: ['interval'],
  intervalEnd: ['interval'],
};

/** What an SQL file reads by `${name}`: variables, of which `${database.host}` is a part, and parts of the run. */
export function sqlReads(file: string): CodeReads {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const variables = new Set<string>();
  const run = new Set<RunPart>();
  for (const [, name = ''] of text.matchAll(variablePattern)) {
    if (name.startsWith('run.')) runParts[name.slice('run.'.length)]?.forEach((part) => run.add(part));
    else if (!name.startsWith('item.')) prefixesOf(name).forEach((prefix) => variables.add(prefix));
  }
  return {
    files: [],
    variables: [...variables].sort(),
    run: [...run].sort(),
    item: text.includes('${item.'),
  };
}

/** `a.b.c` may be the variable itself, or a part of `a.b` or `a`. */
function prefixesOf(name: string): string[] {
  const steps = name.split('.');
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'));
}
