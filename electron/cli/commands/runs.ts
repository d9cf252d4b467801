import type { RunDetail, RunSummary } from '@shared/model';
import { matchesExpression, type Expression, type ProjectSession } from '@engine/index';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { parseWhere, readsParameters } from '../parseWhere';
import { secondsBetween } from '../runSummary';
import { measure, moment, seconds } from '../text/quantities';
import { table } from '../text/table';
import { withProject } from '../withProject';

const pageSize = 500;

export async function run({ arguments: [folder = ''], text, output }: Invocation): Promise<number> {
  const where = text('where');
  const expression = where === undefined ? undefined : parseWhere(where);
  const runs = await withProject({ folder, mode: 'read' }, async (session) => {
    const all = await everyRun(session);
    return expression ? filter(session, all, expression) : all;
  });
  for (const summary of runs) output.object({ ...summary, seconds: durationOf(summary) });
  output.text(
    runs.length
      ? table(['run', 'pipeline', 'state', 'started', 'time', 'metrics', 'models'], runs.map(rowOf))
      : `No run${expression ? ' matches' : ' yet'}.`,
  );
  output.object({ runs: runs.length });
  return exitCode.done;
}

async function everyRun(session: ProjectSession): Promise<RunSummary[]> {
  const all: RunSummary[] = [];
  for (;;) {
    const before = all.at(-1)?.id;
    const page = await session.call('runs.list', {
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

async function filter(session: ProjectSession, all: readonly RunSummary[], expression: Expression) {
  const matching: RunSummary[] = [];
  const detailed = readsParameters(expression);
  for (const summary of all) {
    const detail = detailed ? await session.call('runs.show', { run: summary.id }) : undefined;
    if (matchesExpression(expression, (field) => valueOf(field, summary, detail))) matching.push(summary);
  }
  return matching;
}

function valueOf(field: string, summary: RunSummary, detail: RunDetail | undefined): unknown {
  if (field === 'seconds') return durationOf(summary);
  if (field.startsWith('metrics.')) return summary.metrics[field.slice('metrics.'.length)];
  if (!field.startsWith('params.')) return summary[field as 'id' | 'state' | 'pipeline' | 'trigger'];
  const [, block, ...name] = field.split('.');
  return detail?.blocks.find((candidate) => candidate.block === block)?.params[name.join('.')];
}

function durationOf({ startedAt, finishedAt }: RunSummary): number {
  return secondsBetween(startedAt, finishedAt);
}

function rowOf(run: RunSummary): string[] {
  const metrics = Object.entries(run.metrics)
    .slice(0, 3)
    .map(([name, value]) => `${name} ${measure(value)}`);
  return [
    String(run.id),
    run.pipeline,
    run.state,
    moment(run.createdAt),
    seconds(durationOf(run)),
    metrics.join(', '),
    run.models.join(', '),
  ];
}
