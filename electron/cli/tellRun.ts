import type { LatheEvent } from '@shared/contract';
import type { RunDetail, RunSummary } from '@shared/model';
import type { ProjectSession } from '@engine/index';
import { exitCode } from './exitCode';
import type { Invocation } from './invocation';
import { RunNarrator } from './runNarrator';
import { runSummary } from './runSummary';
import { describeRun } from './text/describeRun';
import { withProject } from './withProject';

/** Starts a run, tells it while it happens, and gives its exit code when it has ended. Ctrl-C cancels it. */
export async function tellRun(
  folder: string,
  { output, interrupted }: Invocation,
  start: (session: ProjectSession) => Promise<RunSummary>,
): Promise<number> {
  const narrator = new RunNarrator(output);
  const onEvent = (event: LatheEvent): void => narrator.tell(event);
  const detail = await withProject({ folder, mode: 'own', onEvent }, async (session) => {
    const { id } = await start(session);
    narrator.follow(id);
    const cancel = (): void => {
      output.status('');
      output.note('Cancelling …');
      void session.call('runs.cancel', { run: id });
    };
    if (interrupted.aborted) cancel();
    else interrupted.addEventListener('abort', cancel, { once: true });
    await session.finished(id);
    return session.call('runs.show', { run: id });
  });
  narrator.end();
  output.text(describeRun(withoutTold(detail)));
  output.object(runSummary(detail));
  if (detail.state === 'succeeded') return exitCode.done;
  return detail.state === 'cancelled' ? exitCode.cancelled : exitCode.failed;
}

/** A block's failure was told when it happened. */
function withoutTold({ error, ...detail }: RunDetail): RunDetail {
  const told = detail.blocks.some((block) => block.error !== undefined);
  return told || error === undefined ? detail : { ...detail, error };
}
