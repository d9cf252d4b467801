import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column, LogLine, PortType } from '@shared/model';
import { openFrame, toDanfo } from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import type { BlockContext, InputArtifact } from '../blockKind';

const jsonFiles: Partial<Record<PortType, string>> = {
  value: 'value.json',
  items: 'items.json',
  metrics: 'evaluation.json',
};

export interface CodeInputs {
  /** By port: DataFrames, and the content of JSON artifacts. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column[];
}

/** Reads the inputs of a code block. Columns of the same name but of another type in two inputs are left out of `columns`. */
export async function readInputs(context: BlockContext<unknown>, danfo: Danfo): Promise<CodeInputs> {
  const values: Record<string, unknown> = {};
  const types = new Map<string, Column['type'] | undefined>();
  for (const [port, artifact] of Object.entries(context.inputs)) {
    if (artifact.type !== 'frame') {
      values[port] = readJson(port, artifact);
      continue;
    }
    const reader = await openFrame(artifact.folder);
    try {
      values[port] = await toDanfo(reader, danfo, (text) => context.log('warning', text));
      for (const { name, type } of reader.columns) {
        types.set(name, types.has(name) && types.get(name) !== type ? undefined : type);
      }
    } finally {
      reader.close();
    }
  }
  const columns = [...types].flatMap(([name, type]) => (type ? [{ name, type }] : []));
  return { values, columns };
}

function readJson(port: string, artifact: InputArtifact): unknown {
  const file = jsonFiles[artifact.type];
  if (!file) {
    throw new LatheError('pipeline.badEdge', `Code cannot take a ${artifact.type} at its input ${port}.`, {
      cure: 'Connect rows, a value, items or metrics.',
      about: { port },
    });
  }
  return JSON.parse(readFileSync(join(artifact.folder, file), 'utf8')) as unknown;
}

/** What the function of a code file receives beside its inputs. */
export function codeSurroundings(context: BlockContext<unknown>, danfo: Danfo): Record<string, unknown> {
  return {
    dfd: danfo,
    variables: context.variables,
    run: { id: context.run, time: new Date(context.runTime).toISOString() },
    signal: context.signal,
    log: (text: unknown, level: LogLine['level'] = 'info') => context.log(level, String(text)),
    tf: (danfo as unknown as { tensorflow: unknown }).tensorflow,
  };
}
