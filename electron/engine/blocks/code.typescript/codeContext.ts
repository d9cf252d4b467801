import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { evaluationSchema, type Column, type LogLine, type PortType } from '@shared/model';
import { openFrame, toDanfo } from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import { readItemsFile } from '@engine/store';
import type { BlockContext, CurrentItem, InputArtifact } from '../blockKind';
import type { CodeParams } from './schema';

export interface CodeInputs {
  /** By port: DataFrames, and the content of JSON artifacts. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly columns: readonly Column[];
}

/**
 * Reads the inputs of a code block, and the values of the ports it maps over that have no artifact. Columns of the
 * same name but of another type in two inputs are left out of `columns`.
 */
export async function readInputs(context: BlockContext<unknown>, danfo: Danfo): Promise<CodeInputs> {
  const reader = new ArtifactReader(context, danfo);
  const values: Record<string, unknown> = { ...context.item?.values };
  for (const [port, artifact] of Object.entries(context.inputs)) {
    values[port] = await reader.read(port, artifact);
  }
  return { values, columns: reader.columns() };
}

/** Reads artifacts as code sees them, and remembers the columns of the frames among them. */
export class ArtifactReader {
  private readonly types = new Map<string, Column['type'] | undefined>();

  constructor(
    private readonly context: Pick<BlockContext<unknown>, 'log' | 'kept'>,
    private readonly danfo: Danfo,
  ) {}

  async read(port: string, artifact: InputArtifact): Promise<unknown> {
    if (artifact.collected) {
      const list: { key: string; value: unknown }[] = [];
      for (const { key, artifact: one } of artifact.collected) {
        list.push({ key, value: await this.read(port, one) });
      }
      return list;
    }
    switch (artifact.type) {
      case 'frame':
        return this.readFrame(artifact);
      case 'items': {
        const list: { key: string; value: unknown }[] = [];
        for (const { key, value, artifact: kept } of readItemsFile(artifact.folder)) {
          list.push({ key, value: kept ? await this.read(port, this.context.kept(kept)) : value });
        }
        return list;
      }
      case 'value':
        return readJson(artifact, 'value.json');
      case 'metrics': {
        const { metrics } = evaluationSchema.parse(readJson(artifact, 'evaluation.json'));
        return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      }
      default:
        throw unreadable(port, artifact.type);
    }
  }

  columns(): Column[] {
    return [...this.types].flatMap(([name, type]) => (type ? [{ name, type }] : []));
  }

  private async readFrame({ folder }: InputArtifact): Promise<unknown> {
    const reader = await openFrame(folder);
    try {
      for (const { name, type } of reader.columns) {
        this.types.set(name, this.types.has(name) && this.types.get(name) !== type ? undefined : type);
      }
      return await toDanfo(reader, this.danfo, (text) => this.context.log('warning', text));
    } finally {
      reader.close();
    }
  }
}

function readJson({ folder }: InputArtifact, file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

function unreadable(port: string, type: PortType): LatheError {
  return new LatheError('pipeline.badEdge', `Code cannot take a ${type} at its input ${port}.`, {
    cure: 'Connect rows, a value, items or metrics.',
    about: { port },
  });
}

/** What the function of a code file receives beside its inputs. */
export function codeSurroundings(context: BlockContext<CodeParams>, danfo: Danfo): Record<string, unknown> {
  const { run, runTime, trigger, interval, item, params, variables, signal } = context;
  return {
    dfd: danfo,
    tf: (danfo as unknown as { tensorflow: unknown }).tensorflow,
    params,
    variables,
    run: {
      id: run,
      time: isoTime(runTime),
      trigger,
      interval: interval && { start: isoTime(interval.start), end: isoTime(interval.end) },
    },
    item: item && itemOf(item),
    signal,
    log: (text: unknown, level: LogLine['level'] = 'info') => context.log(level, String(text)),
  };
}

/** `value` is that of the mapped port; of several, an object of all. */
function itemOf({ key, index, values }: CurrentItem): Record<string, unknown> {
  const all = Object.values(values);
  return { key, index, value: all.length === 1 ? all[0] : values };
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
