import type { BlockRun, CheckResult, RunDetail } from '@shared/model';

/** The summary object of a run, as other programs read it. */
export function runSummary(run: RunDetail) {
  return {
    run: run.id,
    state: run.state,
    seconds: secondsBetween(run.startedAt ?? run.createdAt, run.finishedAt),
    blocks: Object.fromEntries(run.blocks.map((block) => [block.block, blockSummary(block)])),
    metrics: run.metrics,
    models: run.models,
    ...(run.interval ? { interval: run.interval } : {}),
    ...(run.parent === undefined ? {} : { parent: run.parent }),
    ...(run.backfill === undefined ? {} : { backfill: run.backfill }),
    ...(run.error ? { error: run.error } : {}),
  };
}

function blockSummary(block: BlockRun) {
  const rows = rowsOf(block);
  return {
    state: block.state,
    seconds: secondsBetween(block.startedAt, block.finishedAt),
    cached: block.state === 'cached',
    ...(rows === undefined ? {} : { rows }),
    reason: block.reason,
    ...(block.items ? { items: block.items } : {}),
    ...(block.attempts !== undefined && block.attempts > 1 ? { attempts: block.attempts } : {}),
    ...(block.checks?.length ? { checks: block.checks.map(checkSummary) } : {}),
    ...(block.error ? { error: block.error } : {}),
  };
}

function checkSummary({ name, passed, severity, message, failing }: CheckResult) {
  return {
    name,
    passed,
    severity,
    ...(message === undefined ? {} : { message }),
    ...(failing === undefined ? {} : { failing }),
  };
}

/** Rows of the first table that the block made. */
export function rowsOf(block: BlockRun): number | undefined {
  return Object.values(block.outputs).find((artifact) => artifact.rows !== undefined)?.rows;
}

export function secondsBetween(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? 0 : (to - from) / 1000;
}
