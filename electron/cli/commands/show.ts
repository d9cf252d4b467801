import type { Attempt, BlockRun } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { runNumber } from '../runNumber';
import { rowsOf, runSummary, secondsBetween } from '../runSummary';
import { describeRun } from '../text/describeRun';
import { moment, seconds } from '../text/quantities';
import { table } from '../text/table';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = '', given = ''], output }: Invocation): Promise<number> {
  const id = runNumber(given);
  const [detail, attempts] = await withProject({ folder, mode: 'read' }, (session) =>
    Promise.all([session.call('runs.show', { run: id }), session.call('runs.attempts', { run: id })]),
  );
  output.text(`${detail.pipeline}, ${moment(detail.createdAt)}, started by ${detail.trigger}\n`);
  output.text(`${table(['block', 'state', 'time', 'rows', 'why'], detail.blocks.map(rowOf), 90)}\n`);
  const more = attempts.filter(({ attempt, state }) => attempt > 1 || state === 'failed');
  if (more.length) output.text(`${attemptsTable(more)}\n`);
  output.text(describeRun(detail));
  const { pipeline, trigger, createdAt, variables } = detail;
  output.object({
    ...runSummary(detail),
    pipeline,
    trigger,
    createdAt,
    variables,
    params: paramsOf(detail.blocks),
    attempts: attempts.map(({ run: _, ...attempt }) => attempt),
  });
  return exitCode.done;
}

function rowOf(block: BlockRun): string[] {
  return [
    block.block,
    block.state,
    block.finishedAt === undefined ? '' : seconds(secondsBetween(block.startedAt, block.finishedAt)),
    String(rowsOf(block) ?? ''),
    block.reason,
  ];
}

function attemptsTable(attempts: readonly Attempt[]): string {
  const rows = attempts.map(
    ({ block, item, attempt, state, startedAt, finishedAt, exitCode: code, peakBytes, error }) => [
      item === undefined ? block : `${block} · ${item}`,
      String(attempt),
      state,
      finishedAt === undefined ? '' : seconds(secondsBetween(startedAt, finishedAt)),
      typeof code === 'number' ? String(code) : '',
      peakBytes === undefined ? '' : `${Math.round(peakBytes / 1024 ** 2)} MB`,
      error?.message ?? '',
    ],
  );
  return table(['block', 'try', 'state', 'time', 'exit', 'memory', 'error'], rows, 90);
}

function paramsOf(blocks: readonly BlockRun[]) {
  return Object.fromEntries(blocks.map(({ block, params }) => [block, params]));
}
