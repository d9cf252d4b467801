import type { BlockRun } from '@shared/model';
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
  const detail = await withProject({ folder, mode: 'read' }, (session) =>
    session.call('runs.show', { run: id }),
  );
  output.text(`${detail.pipeline}, ${moment(detail.createdAt)}, started by ${detail.trigger}\n`);
  output.text(`${table(['block', 'state', 'time', 'rows', 'why'], detail.blocks.map(rowOf), 90)}\n`);
  output.text(describeRun(detail));
  const { pipeline, trigger, createdAt, variables } = detail;
  output.object({
    ...runSummary(detail),
    pipeline,
    trigger,
    createdAt,
    variables,
    params: paramsOf(detail.blocks),
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

function paramsOf(blocks: readonly BlockRun[]) {
  return Object.fromEntries(blocks.map(({ block, params }) => [block, params]));
}
