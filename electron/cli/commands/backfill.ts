import type { LatheEvent } from '@shared/contract';
import type { Backfill, BackfillDetail } from '@shared/model';
import { parseSetting, type ProjectSession } from '@engine/index';
import { BackfillNarrator } from '../backfillNarrator';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { parseEvery } from '../parseEvery';
import { requiredOption } from '../requiredOption';
import { count, moment } from '../text/quantities';
import { table } from '../text/table';
import { UsageError } from '../usage';
import { withProject } from '../withProject';

export async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [folder = '', pipeline],
    flag,
    text,
    output,
  } = invocation;
  if (flag('list')) return withProject({ folder, mode: 'read' }, (session) => list(session, invocation));
  if (flag('dry-run')) return withProject({ folder, mode: 'read' }, (session) => plan(session, invocation));
  const earlier = text('resume') ?? text('retry');
  if ((earlier === undefined) === (pipeline === undefined))
    throw new UsageError('Name a pipeline, or say which backfill to --resume or to --retry.');
  const narrator = new BackfillNarrator(output);
  const onEvent = (event: LatheEvent): void => narrator.tell(event);
  const detail = await withProject({ folder, mode: 'own', onEvent }, (session) =>
    runToItsEnd(session, invocation, narrator),
  );
  output.status('');
  output.text(describe(detail));
  output.object(summaryOf(detail));
  if (detail.state === 'succeeded') return exitCode.done;
  return detail.state === 'cancelled' ? exitCode.cancelled : exitCode.failed;
}

async function runToItsEnd(
  session: ProjectSession,
  invocation: Invocation,
  narrator: BackfillNarrator,
): Promise<BackfillDetail> {
  const { interrupted, output } = invocation;
  const backfill = await begin(session, invocation, narrator);
  output.object({ event: 'begun', backfill: backfill.id, intervals: backfill.counts.total });
  const cancel = (): void => {
    output.status('');
    output.note('Cancelling …');
    void session.call('backfills.cancel', { backfill: backfill.id });
  };
  if (interrupted.aborted) cancel();
  else interrupted.addEventListener('abort', cancel, { once: true });
  await narrator.ended(backfill);
  return session.call('backfills.show', { backfill: backfill.id });
}

async function begin(
  session: ProjectSession,
  invocation: Invocation,
  narrator: BackfillNarrator,
): Promise<Backfill> {
  const { text, texts } = invocation;
  const resumed = text('resume');
  const earlier = resumed ?? text('retry');
  if (earlier !== undefined) {
    const backfill = backfillNumber(earlier);
    narrator.name((await session.call('backfills.show', { backfill })).intervals);
    return session.call(resumed === undefined ? 'backfills.retry' : 'backfills.resume', { backfill });
  }
  const range = rangeOf(invocation);
  narrator.name((await session.call('backfills.plan', range)).intervals);
  return session.call('backfills.start', {
    ...range,
    parallel: parallelOf(text('parallel')),
    set: Object.fromEntries(texts('set').map(parseSetting)),
  });
}

async function plan(session: ProjectSession, invocation: Invocation): Promise<number> {
  const { output } = invocation;
  const { intervals, rest } = await session.call('backfills.plan', rangeOf(invocation));
  for (const { interval, label } of intervals) output.object({ label, interval });
  const rows = intervals.map(({ interval, label }) => [label, moment(interval.start), moment(interval.end)]);
  if (rows.length) output.text(table(['interval', 'from', 'to, excluded'], rows));
  output.text(`${count(intervals.length, 'run')}; times are local.`);
  if (rest)
    output.text(`No whole interval covers ${moment(rest.start)} to ${moment(rest.end)}: it is left out.`);
  output.object({ runs: intervals.length, ...(rest ? { rest } : {}) });
  return exitCode.done;
}

async function list(
  session: ProjectSession,
  { arguments: [, pipeline], output }: Invocation,
): Promise<number> {
  const backfills = await session.call('backfills.list', pipeline === undefined ? {} : { pipeline });
  for (const backfill of backfills) output.object(backfill);
  const rows = backfills.map(({ id, pipeline: name, state, createdAt, counts }) => [
    String(id),
    name,
    state,
    moment(createdAt),
    `${counts.succeeded} of ${counts.total}`,
    String(counts.failed),
  ]);
  output.text(
    rows.length
      ? table(['backfill', 'pipeline', 'state', 'started', 'succeeded', 'failed'], rows)
      : 'No backfill yet.',
  );
  output.object({ backfills: backfills.length });
  return exitCode.done;
}

function rangeOf(invocation: Invocation) {
  const [, pipeline] = invocation.arguments;
  if (pipeline === undefined) throw new UsageError('Name a pipeline.');
  const zone = invocation.text('zone');
  return {
    pipeline,
    from: requiredOption(invocation, 'from'),
    to: requiredOption(invocation, 'to'),
    every: parseEvery(requiredOption(invocation, 'every')),
    ...(zone === undefined ? {} : { zone }),
  };
}

function parallelOf(text: string | undefined): number {
  if (text === undefined) return 1;
  if (/^[1-9]\d?$/.test(text) && Number(text) <= 64) return Number(text);
  throw new UsageError(`--parallel is a number from 1 to 64; "${text}" is none.`);
}

function backfillNumber(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(`A backfill is a number, as --list shows it; "${text}" is none.`);
}

function describe({ id, state, counts }: BackfillDetail): string {
  const parts = [
    `${counts.succeeded} of ${counts.total} succeeded`,
    ...(counts.failed ? [`${counts.failed} failed`] : []),
    ...(counts.waiting + counts.cancelled ? [`${counts.waiting + counts.cancelled} left`] : []),
  ];
  const cure = counts.failed ? `--retry ${id} runs what failed.` : `--resume ${id} goes on.`;
  return `Backfill ${id} ${state}: ${parts.join(', ')}.${state === 'succeeded' ? '' : ` ${cure}`}`;
}

function summaryOf({ id, state, counts, intervals }: BackfillDetail) {
  return {
    backfill: id,
    state,
    counts,
    intervals: intervals.map(({ label, interval, run, state: runState }) => ({
      label,
      ...interval,
      run,
      state: runState,
    })),
  };
}
