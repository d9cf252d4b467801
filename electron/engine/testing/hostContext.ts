import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { BlockKind, HostContext, HostOutcome, HostServices } from '../blocks/blockKind';
import { scratchFolder } from './scratchFolder';

interface HostRunOptions {
  readonly params?: Record<string, unknown>;
  readonly projectFolder?: string;
  readonly signal?: AbortSignal;
  /** What the kind may ask; the rest is refused. */
  readonly services?: Partial<HostServices>;
  readonly runTime?: number;
  readonly onWait?: (reason: string) => void;
}

interface HostRunRecord {
  readonly outcome: HostOutcome;
  /** What it waited for, in order. */
  readonly reasons: readonly string[];
  /** Content of its `value` output. */
  readonly value: unknown;
  /** Content of an `items` output. */
  items(port: string): unknown;
}

/** Runs a kind that runs on the host, its parameters parsed by its schema. */
export async function runOnHost<P>(kind: BlockKind<P>, options: HostRunOptions = {}): Promise<HostRunRecord> {
  const scratch = join(scratchFolder(), 'scratch');
  mkdirSync(scratch);
  const reasons: string[] = [];
  const context: HostContext<P> = {
    run: 2,
    runTime: options.runTime ?? Date.UTC(2024, 0, 2),
    pipeline: 'train',
    block: 'block',
    projectFolder: options.projectFolder ?? scratchFolder(),
    params: kind.params.parse(options.params ?? {}),
    shownParams: options.params ?? {},
    variables: {},
    inputs: {},
    scratch,
    signal: options.signal ?? new AbortController().signal,
    services: { ...noServices, ...options.services },
    log: () => undefined,
    waits(reason) {
      reasons.push(reason);
      options.onWait?.(reason);
    },
  };
  if (!kind.runOnHost) throw new Error(`${kind.descriptor.kind} does not run on the host`);
  const outcome = await kind.runOnHost(context);
  const read = (port: string, file: string): unknown => {
    const folder = 'outputs' in outcome ? outcome.outputs[port]?.folder : undefined;
    return folder && (JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown);
  };
  return {
    outcome,
    reasons,
    value: read('value', 'value.json'),
    items: (port) => (read(port, 'items.json') as { items: unknown } | undefined)?.items,
  };
}

const refused = (): never => {
  throw new LatheError('internal', 'This test gives no such service.');
};

const noServices: HostServices = {
  runPipeline: refused,
  pipelines: refused,
  succeededAfter: refused,
  previousValue: () => undefined,
  firstRow: refused,
  product: refused,
};
