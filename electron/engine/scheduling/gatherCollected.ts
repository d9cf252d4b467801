import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { evaluationSchema, type BlockDescriptor, type Column } from '@shared/model';
import type { InputArtifact, OutputDraft } from '../blocks/blockKind';
import { collectFrames, writeRecords } from '../frames';

interface GatherOptions {
  readonly scratch: string;
  readonly signal: AbortSignal;
  readonly warn: (text: string) => void;
}

/**
 * For kinds that do not read collections themselves: what items gave at a port becomes one frame in `scratch`, with
 * the items' keys in its first column `item`. Where rows are expected, metrics and values become a row an item.
 * @throws LatheError `pipeline.badEdge` for what cannot be one input
 */
export async function gatherCollected(
  inputs: Readonly<Record<string, InputArtifact>>,
  descriptor: BlockDescriptor,
  { scratch, signal, warn }: GatherOptions,
): Promise<Record<string, InputArtifact>> {
  const gathered: Record<string, InputArtifact> = { ...inputs };
  for (const [index, [port, input]] of Object.entries(inputs).entries()) {
    if (!input.collected) continue;
    const own = join(scratch, `collected-${index}`);
    mkdirSync(own, { recursive: true });
    const draft = await gather(port, input.collected, descriptor, own, {
      signal,
      warn: (text) => warn(`Input ${port}: ${text}`),
    });
    const { type, folder, rows, columns } = draft;
    gathered[port] = {
      hash: input.hash,
      type,
      folder,
      summary: {
        hash: input.hash,
        type,
        bytes: 0,
        ...(rows === undefined ? {} : { rows }),
        ...(columns === undefined ? {} : { columns: [...columns] }),
      },
    };
  }
  return gathered;
}

type Collected = NonNullable<InputArtifact['collected']>;

async function gather(
  port: string,
  collected: Collected,
  descriptor: BlockDescriptor,
  own: string,
  { signal, warn }: Pick<GatherOptions, 'signal' | 'warn'>,
): Promise<OutputDraft> {
  const types = [...new Set(collected.map(({ artifact }) => artifact.type))];
  const [type = 'frame'] = types;
  const folder = join(own, 'frame');
  if (types.length <= 1 && type === 'frame') {
    const frames = collected.map(({ key, artifact }) => ({ key, folder: artifact.folder }));
    return collectFrames(frames, folder, { scratch: own, signal, onWarning: warn });
  }
  const known = descriptor.inputs.find(({ name }) => name === port);
  const takesRows = (known?.type ?? descriptor.openInputs) === 'frame';
  if (takesRows && types.length === 1 && (type === 'metrics' || type === 'value')) {
    const records = collected.map(({ key, artifact }) => withKey(key, contentOf(artifact)));
    const like: Column[] =
      type === 'value'
        ? []
        : records.flatMap((record) =>
            Object.keys(record)
              .slice(1)
              .map((name) => ({ name, type: 'decimal' })),
          );
    return writeRecords(folder, records, { like, onWarning: warn });
  }
  throw new LatheError(
    'pipeline.badEdge',
    `Input ${port} cannot take the ${types.sort().join(' and ')} of ${collected.length} items as one.`,
    {
      cure: takesRows
        ? 'Collect them in a TypeScript block, which receives a list of { key, value }, and connect its rows.'
        : 'Leave out `collect`, so that this block runs once an item; or collect them in a TypeScript or SQL block.',
      about: { port },
    },
  );
}

/** The columns of one item: metrics, or the fields of an object; any other value is the column `value`. */
function contentOf(artifact: InputArtifact): Record<string, unknown> {
  if (artifact.type === 'metrics') {
    const { metrics } = evaluationSchema.parse(readJson(artifact, 'evaluation.json'));
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }
  const value = readJson(artifact, 'value.json');
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as Record<string, unknown>) : { value };
}

function readJson(artifact: InputArtifact, file: string): unknown {
  return JSON.parse(readFileSync(join(artifact.folder, file), 'utf8'));
}

function withKey(key: string, content: Record<string, unknown>): Record<string, unknown> {
  const { item, ...others } = content;
  return { item: key, ...(item === undefined ? {} : { item_1: item }), ...others };
}
