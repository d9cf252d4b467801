import type { Column, LogLine } from '@shared/model';
import type { Danfo } from '@engine/runtimes';
import type { BlockContext, CurrentItem } from '../blockKind';
import { ArtifactReader } from './artifactReader';
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

/** What the function of a code file receives beside its inputs. */
export function codeSurroundings(context: BlockContext<CodeParams>, danfo: Danfo): Record<string, unknown> {
  const { item, params, variables, signal } = context;
  return {
    dfd: danfo,
    tf: (danfo as unknown as { tensorflow: unknown }).tensorflow,
    params,
    variables,
    run: { id: context.run, ...runTimes(context) },
    item: item && itemOf(item),
    signal,
    log: (text: unknown, level: LogLine['level'] = 'info') => context.log(level, String(text)),
  };
}

/** What code sees of a run beside its id: times as ISO text. */
export function runTimes({
  runTime,
  trigger,
  interval,
}: Pick<BlockContext<unknown>, 'runTime' | 'trigger' | 'interval'>): Record<string, unknown> {
  return {
    time: isoTime(runTime),
    trigger,
    interval: interval && { start: isoTime(interval.start), end: isoTime(interval.end) },
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
