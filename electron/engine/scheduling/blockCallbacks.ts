import { LatheError } from '@shared/errors';
import type { BlockDocument, RunSummary } from '@shared/model';
import type { InputArtifact } from '../blocks/blockKind';
import { resolveInside } from '../graph';
import { namesOf } from './blockShape';
import { keptArtifact } from './keepDraft';
import type { Cell } from './itemGraph';
import type { TaskInput } from './protocol';
import type { RunPlan } from './runExecution';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';

type Outcome = TaskInput<'callback.run'>['outcome'];
type Subject = Pick<TaskInput<'callback.run'>, 'block' | 'item' | 'state' | 'error' | 'metrics' | 'outputs'>;

/** A callback that hangs must not keep its run from ending. */
const timeoutSeconds = 120;

/** Calls the code files that blocks and the pipeline name for their ends. Failures of theirs are warnings in the log. */
export class BlockCallbacks {
  private readonly open = new Set<Promise<void>>();

  constructor(
    private readonly plan: RunPlan,
    private readonly recorder: RunRecorder,
    private readonly surroundings: RunSurroundings,
  ) {}

  /** Calls back for a block run, or for an item's, that has ended. */
  ended(block: BlockDocument, cell: Cell): void {
    const record = this.recorder.findCell(cell);
    const outcome = record && outcomeOf(record.state);
    const files = outcome === undefined ? [] : filesFor(block, outcome);
    if (!record || outcome === undefined || files.length === 0) return;
    const subject: Subject = {
      block: cell.block,
      ...(cell.key === '' ? {} : { item: cell.key }),
      state: record.state,
      ...(record.error === undefined ? {} : { error: record.error }),
      metrics: record.metrics,
      outputs: this.outputsOf(record.outputs),
    };
    const work = this.call(files, outcome, subject).finally(() => this.open.delete(work));
    this.open.add(work);
  }

  /** Settles when all calls so far have ended. */
  async settled(): Promise<void> {
    await Promise.all(this.open);
  }

  /** Calls back for the run, whose blocks have all ended. */
  async runEnded(state: RunSummary['state']): Promise<void> {
    const outcome = outcomeOf(state);
    const files = outcome === undefined ? [] : filesFor(this.plan.document, outcome);
    if (outcome === undefined || files.length === 0) return;
    const failed = this.recorder.blocks().find((block) => block.state === 'failed');
    await this.call(files, outcome, {
      state,
      ...(failed?.error === undefined ? {} : { error: failed.error }),
      metrics: this.recorder.run.metrics,
      outputs: {},
    });
  }

  private async call(files: readonly string[], outcome: Outcome, subject: Subject): Promise<void> {
    const { pool, projectFolder, streams } = this.surroundings;
    const { id, createdAt, pipeline, trigger } = this.recorder.run;
    const log = (level: 'debug' | 'info' | 'warning' | 'error', text: string): void =>
      streams.addLine({
        run: id,
        ...(subject.block === undefined ? {} : { block: subject.block }),
        ...(subject.item === undefined ? {} : { item: subject.item }),
        time: Date.now(),
        level,
        text: this.recorder.redact(text),
      });
    for (const file of files) {
      try {
        const codeFile = resolveInside(projectFolder, file);
        const { variables } = this.plan;
        await pool.run(
          'callback.run',
          {
            projectFolder,
            codeFile,
            run: id,
            runTime: createdAt,
            pipeline,
            trigger,
            outcome,
            variables,
            ...subject,
          },
          { timeoutSeconds, reports: { log } },
        ).result;
      } catch (thrown) {
        log('warning', `The callback ${file} failed: ${LatheError.from(thrown).message}`);
      }
    }
  }

  private outputsOf(outputs: Parameters<RunRecorder['end']>[1]['outputs']): Record<string, InputArtifact> {
    return Object.fromEntries(
      Object.entries(outputs ?? {}).map(([port, summary]) => [
        port,
        keptArtifact(this.surroundings.store.artifacts, summary),
      ]),
    );
  }
}

function outcomeOf(state: string): Outcome | undefined {
  if (state === 'failed') return 'failure';
  if (state === 'cancelled') return 'cancelled';
  return state === 'succeeded' || state === 'cached' ? 'success' : undefined;
}

function filesFor(
  { onSuccess, onFailure, onCancelled }: Pick<BlockDocument, 'onSuccess' | 'onFailure' | 'onCancelled'>,
  outcome: Outcome,
): readonly string[] {
  return namesOf({ success: onSuccess, failure: onFailure, cancelled: onCancelled }[outcome]);
}
