import type {
  ArtifactSummary,
  BlockRun,
  BlockState,
  CheckResult,
  ItemCounts,
  ItemRun,
  ModelVersion,
  RunState,
  RunSummary,
} from '@shared/model';
import type { ErrorData } from '@shared/errors';
import type { KeyParts } from '../graph';
import type { Row, Value } from './database';

/** What a column holds as JSON. */
export function json<T>(row: Row, column: string): T {
  return JSON.parse(String(row[column])) as T;
}

function optionalNumber<K extends string>(key: K, value: unknown): { [P in K]?: number } {
  return (typeof value === 'number' ? { [key]: value } : {}) as { [P in K]?: number };
}

function optionalJson<K extends string>(key: K, value: unknown): { [P in K]?: ErrorData } {
  return (typeof value === 'string' ? { [key]: JSON.parse(value) as ErrorData } : {}) as {
    [P in K]?: ErrorData;
  };
}

export function runFromRow(row: Row): RunSummary {
  return {
    id: Number(row['id']),
    pipeline: String(row['pipeline']),
    state: String(row['state']) as RunState,
    trigger: String(row['trigger']) as RunSummary['trigger'],
    createdAt: Number(row['created_at']),
    ...optionalNumber('startedAt', row['started_at']),
    ...optionalNumber('finishedAt', row['finished_at']),
    metrics: json(row, 'metrics'),
    ...optionalJson('error', row['error']),
    models: json(row, 'models'),
    blocksDone: Number(row['blocks_done']),
    blocksTotal: Number(row['blocks_total']),
    ...(typeof row['waits'] === 'string' ? { waits: row['waits'] } : {}),
    ...optionalNumber('parent', row['parent']),
    ...optionalNumber('backfill', row['backfill']),
    ...(typeof row['interval_start'] === 'number'
      ? { interval: { start: row['interval_start'], end: Number(row['interval_end']) } }
      : {}),
  };
}

/** Columns that a block run and the run of an item share, in the order of `recordValues`. */
export const recordColumns =
  'state, reason, started_at, finished_at, cache_key, key_parts, computed_by, outputs, error, params, metrics, attempts, checks';

export function recordValues(
  record: BlockRun | ItemRun,
  cacheKey: string | undefined,
  parts: KeyParts | undefined,
): Value[] {
  const optional = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  return [
    record.state,
    record.reason,
    record.startedAt ?? null,
    record.finishedAt ?? null,
    cacheKey ?? null,
    optional(parts),
    record.computedBy ?? null,
    JSON.stringify(record.outputs),
    optional(record.error),
    JSON.stringify(record.params),
    JSON.stringify(record.metrics),
    record.attempts ?? null,
    optional(record.checks),
  ];
}

function recordFromRow(row: Row) {
  return {
    state: String(row['state']) as BlockState,
    reason: String(row['reason']),
    ...optionalNumber('startedAt', row['started_at']),
    ...optionalNumber('finishedAt', row['finished_at']),
    ...optionalNumber('computedBy', row['computed_by']),
    outputs: json<Record<string, ArtifactSummary>>(row, 'outputs'),
    ...optionalJson('error', row['error']),
    params: json<Record<string, unknown>>(row, 'params'),
    metrics: json<Record<string, number>>(row, 'metrics'),
    ...optionalNumber('attempts', row['attempts']),
    ...(typeof row['checks'] === 'string' ? { checks: json<CheckResult[]>(row, 'checks') } : {}),
  };
}

export function itemRunFromRow(row: Row): ItemRun {
  return {
    run: Number(row['run']),
    block: String(row['block']),
    item: String(row['item']),
    ...recordFromRow(row),
  };
}

export function blockRunFromRow(row: Row): BlockRun {
  return {
    run: Number(row['run']),
    block: String(row['block']),
    kind: String(row['kind']),
    ...(typeof row['title'] === 'string' ? { title: row['title'] } : {}),
    ...recordFromRow(row),
    ...(typeof row['cache_key'] === 'string' ? { cacheKey: row['cache_key'] } : {}),
    ...(typeof row['items'] === 'string' ? { items: json<ItemCounts>(row, 'items') } : {}),
  };
}

export function modelVersionFromRow(row: Row, aliases: readonly string[]): ModelVersion {
  return {
    name: String(row['name']),
    version: Number(row['version']),
    aliases: [...aliases],
    createdAt: Number(row['created_at']),
    run: Number(row['run']),
    pipeline: String(row['pipeline']),
    family: String(row['family']),
    task: String(row['task']) as ModelVersion['task'],
    artifact: String(row['artifact']),
    metrics: json(row, 'metrics'),
    note: String(row['note']),
  };
}
