import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ArtifactSummary, BlockRun, ItemRun } from '@shared/model';
import { artifactFolder, type ProjectStore } from '../store';

/** A value that a condition reads is small; what is bigger is no value to compare with. */
const mostBytes = 1024 ** 2;

/**
 * What `state`, `rows`, `PORT.rows`, `value[.path]`, `PORT.value[.path]` or a metric's name stands for in a finished
 * block; undefined when it has none.
 */
export function valueOfBlock(run: BlockRun | ItemRun, path: readonly string[], store: ProjectStore): unknown {
  const [first = '', ...rest] = path;
  if (path.length === 1 && first === 'state') return run.state;
  if (path.length === 1 && first in run.metrics) return run.metrics[first];
  const port = run.outputs[first];
  if (port && rest.length > 0) return valueOfOutput(port, rest, store);
  if (first === 'rows') return Object.values(run.outputs).find(({ rows }) => rows !== undefined)?.rows;
  const value = Object.values(run.outputs).find(({ type }) => type === 'value');
  if (first === 'value' && value) return valueOfOutput(value, path, store);
  if (first === 'items' && 'items' in run && run.items && rest[0] !== undefined) {
    return (run.items as Readonly<Record<string, number>>)[rest[0]];
  }
  return undefined;
}

function valueOfOutput(output: ArtifactSummary, path: readonly string[], store: ProjectStore): unknown {
  if (path[0] === 'rows') return output.rows;
  if (output.type !== 'value') return undefined;
  const file = join(artifactFolder(store.artifacts, output.hash), 'value.json');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? Infinity) > mostBytes) return undefined;
  let value = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  for (const step of path[0] === 'value' ? path.slice(1) : path) {
    value =
      value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[step] : undefined;
  }
  return value;
}
