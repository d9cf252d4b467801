import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { evaluationSchema, type Column, type PortType } from '@shared/model';
import { openFrame, toDanfo } from '@engine/frames';
import type { Danfo } from '@engine/runtimes';
import { readItemsFile } from '@engine/store';
import type { BlockContext, InputArtifact } from '../blockKind';

/** Reads artifacts as code sees them, and remembers the columns of the frames among them. */
export class ArtifactReader {
  private readonly types = new Map<string, Column['type'] | undefined>();

  constructor(
    readonly context: Pick<BlockContext<unknown>, 'log' | 'kept'>,
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
