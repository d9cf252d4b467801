import { blockStateSchema, type BlockState, type ItemRun } from '@shared/model';
import type { ProjectSession } from '@engine/index';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { runNumber } from '../runNumber';
import { secondsBetween } from '../runSummary';
import { seconds } from '../text/quantities';
import { table } from '../text/table';
import { UsageError } from '../usage';
import { withProject } from '../withProject';

const pageSize = 1000;

/** The items of a mapped block in a run, with the state, results and error of each. */
export async function run({
  arguments: [folder = '', given = '', block = ''],
  text,
  output,
}: Invocation): Promise<number> {
  const states = statesOf(text('state'));
  const run = runNumber(given);
  const items = await withProject({ folder, mode: 'read' }, (session) =>
    allItems(session, { run, block, ...(states ? { states } : {}) }),
  );
  for (const item of items) output.object(item);
  output.text(
    items.length
      ? table(['item', 'state', 'time', 'tries', 'why'], items.map(rowOf), 90)
      : `Block ${block} has no items in run ${run}.`,
  );
  output.object({ items: items.length });
  return exitCode.done;
}

async function allItems(
  session: ProjectSession,
  request: { run: number; block: string; states?: BlockState[] },
): Promise<ItemRun[]> {
  const all: ItemRun[] = [];
  for (;;) {
    const { items, matching } = await session.call('runs.items', {
      ...request,
      offset: all.length,
      limit: pageSize,
    });
    all.push(...items);
    if (items.length === 0 || all.length >= matching) return all;
  }
}

function rowOf({ item, state, startedAt, finishedAt, attempts, reason, error }: ItemRun): string[] {
  return [
    item,
    state,
    finishedAt === undefined ? '' : seconds(secondsBetween(startedAt, finishedAt)),
    String(attempts ?? ''),
    error?.message ?? reason,
  ];
}

function statesOf(given: string | undefined): BlockState[] | undefined {
  return given?.split(',').map((word) => {
    const state = blockStateSchema.safeParse(word.trim());
    if (state.success) return state.data;
    throw new UsageError(`A state is one of ${blockStateSchema.options.join(', ')}; "${word}" is none.`);
  });
}
