import type { LatheEvent } from '@shared/contract';
import type { RunDetail } from '@shared/model';
import { parseSetting, type ProjectSession } from '@engine/index';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { RunNarrator } from '../runNarrator';
import { runSummary } from '../runSummary';
import { describeRun } from '../text/describeRun';
import { withProject } from '../withProject';

export async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [folder = ''],
    output,
  } = invocation;
  const narrator = new RunNarrator(output);
  const onEvent = (event: LatheEvent): void => narrator.tell(event);
  const detail = await withProject({ folder, mode: 'own', onEvent }, (session) =>
    runToItsEnd(session, invocation),
  );
  narrator.end();
  output.text(describeRun(withoutTold(detail)));
  output.object(runSummary(detail));
  return codeOf(detail);
}

async function runToItsEnd(session: ProjectSession, invocation: Invocation): Promise<RunDetail> {
  const { interrupted, output } = invocation;
  const { id } = await session.call('runs.start', request(invocation));
  const cancel = (): void => {
    output.status('');
    output.note('Cancelling …');
    void session.call('runs.cancel', { run: id });
  };
  if (interrupted.aborted) cancel();
  else interrupted.addEventListener('abort', cancel, { once: true });
  await session.finished(id);
  return session.call('runs.show', { run: id });
}

function request({ arguments: [, pipeline = ''], text, texts, flag }: Invocation) {
  const from = text('from');
  const only = text('only');
  return {
    pipeline,
    set: Object.fromEntries(texts('set').map(parseSetting)),
    ...(from === undefined ? {} : { from }),
    ...(only === undefined ? {} : { only }),
    fresh: flag('fresh'),
  };
}

function codeOf({ state }: RunDetail): number {
  if (state === 'succeeded') return exitCode.done;
  return state === 'cancelled' ? exitCode.cancelled : exitCode.failed;
}

/** A block's failure was told when it happened. */
function withoutTold({ error, ...detail }: RunDetail): RunDetail {
  const told = detail.blocks.some((block) => block.error !== undefined);
  return told || error === undefined ? detail : { ...detail, error };
}
