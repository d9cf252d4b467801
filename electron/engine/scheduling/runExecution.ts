import { setMaxListeners } from 'node:events';
import { LatheError } from '@shared/errors';
import type { BlockRun, PipelineDocument, RunSummary } from '@shared/model';
import { edgesInto, type PlannedBlock, type Variables } from '../graph';
import { BlockCallbacks } from './blockCallbacks';
import { blockShapes, type BlockShape } from './blockShape';
import { blockCell, idOf } from './cellRecord';
import { cancelled, type CellRun } from './cellRun';
import { CellWorks } from './cellWorks';
import { ItemGraph, type Cell, type Combination, type Consequences } from './itemGraph';
import { mappedOutcome } from './mappedOutcome';
import { outsideShape } from './outsideBlocks';
import { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';

export interface RunPlan {
  readonly document: PipelineDocument;
  readonly blocks: readonly PlannedBlock[];
  readonly variables: Variables;
  /** Upstream blocks outside the plan give their newest outputs. */
  readonly only: boolean;
}

/** One run of a plan: each block, and each item of a mapped one, starts as soon as all it needs has ended. */
export class RunExecution {
  private readonly recorder: RunRecorder;
  private readonly graph: ItemGraph;
  private readonly shapes: ReadonlyMap<string, BlockShape>;
  private readonly planned: ReadonlyMap<string, PlannedBlock>;
  private readonly works: CellWorks;
  private readonly callbacks: BlockCallbacks;
  private readonly active = new Map<string, CellRun>();
  private readonly stop = new AbortController();
  /** Blocks whose items have all ended and whose own end is being stored: who reads them whole waits for it. */
  private readonly endings = new Map<string, Promise<void>>();
  private incomplete: number;
  private begun = false;
  private finish!: (summary: RunSummary) => void;
  /** Settles when the run has ended, whatever way. */
  readonly ended = new Promise<RunSummary>((resolve) => (this.finish = resolve));

  constructor(
    run: RunSummary,
    private readonly plan: RunPlan,
    private readonly surroundings: RunSurroundings,
  ) {
    const { catalogue, store } = surroundings;
    // Each of a thousand items may wait, and listens for a cancel meanwhile.
    setMaxListeners(0, this.stop.signal);
    this.planned = new Map(plan.blocks.map((planned) => [planned.block.id, planned]));
    this.incomplete = plan.blocks.length;
    const outside = plan.only
      ? outsideShape(plan.document.blocks, this.planned, run.pipeline, store)
      : new Map<string, never>();
    this.shapes = blockShapes(
      plan.blocks.map(({ block }) => withoutOutside(block, (id) => this.planned.has(id) || outside.has(id))),
      (block, port) =>
        catalogue
          .find(block.kind)
          ?.descriptor.inputs.some(({ name, type }) => name === port && type === 'items') === true,
      (id) => outside.get(id)?.shape.axes ?? [],
    );
    this.graph = new ItemGraph(this.shapes.values());
    for (const { shape, keys } of outside.values()) this.graph.addEnded(shape, keys);
    this.recorder = new RunRecorder(
      run,
      surroundings,
      plan.blocks.map(({ block }) => firstState(run.id, block)),
    );
    this.callbacks = new BlockCallbacks(plan, this.recorder, surroundings);
    this.works = new CellWorks({
      plan,
      surroundings,
      recorder: this.recorder,
      graph: this.graph,
      shapes: this.shapes,
      outside,
      signal: this.stop.signal,
    });
  }

  get summary(): RunSummary {
    return this.recorder.run;
  }

  start(): void {
    const { gate, pool } = this.surroundings;
    const { id, pipeline, parent } = this.summary;
    if (this.plan.blocks.some((planned) => this.isSureToRun(planned))) pool.warmUp();
    void gate
      .enterRun(
        { run: id, pipeline, ...(parent === undefined ? {} : { parent }) },
        (reason) => this.recorder.queue(reason),
        this.stop.signal,
      )
      .then(
        (leave) => {
          if (leave === 'skip') return this.give('cancelled', 'other runs are active already', leftOut());
          void this.ended.then(leave);
          return this.begin();
        },
        () => this.give('cancelled', 'the run was cancelled'),
      );
  }

  async cancel(): Promise<void> {
    this.stop.abort();
    await Promise.all([...this.active.values()].map((run) => run.cancel()));
    await this.ended;
  }

  stopEarly(block: string): void {
    for (const [id, run] of this.active) if (id.startsWith(`${block}\n`)) run.stopEarly();
  }

  private begin(): void {
    this.begun = true;
    this.recorder.beginRun();
    this.follow(this.graph.start());
    for (const { block } of this.plan.blocks) this.sayWait(block.id);
  }

  /** Ends a run that never began. */
  private give(state: 'cancelled', reason: string, error?: LatheError): void {
    for (const { block } of this.plan.blocks) this.recorder.end(blockCell(block.id), { state, reason });
    this.finish(this.recorder.endRun(state, error));
  }

  /** Starts what may start, ends the blocks that are through, and the run when nothing is left. */
  private follow(first: Consequences): void {
    for (const id of first.complete) {
      if (!this.planned.has(id)) continue;
      this.incomplete -= 1;
      const ending = this.complete(id).finally(() => this.endings.delete(id));
      this.endings.set(id, ending);
    }
    for (const combination of first.ready) void this.take(combination);
  }

  private async complete(id: string): Promise<void> {
    const planned = this.planned.get(id);
    if (planned && this.isMapped(id)) {
      try {
        const outcome = await mappedOutcome(
          planned.block,
          this.graph.inOrder(id),
          this.recorder,
          this.surroundings,
        );
        this.recorder.endMapped(id, outcome);
      } catch (thrown) {
        const error = LatheError.from(thrown, 'internal', { block: id }).toData();
        this.tryTo(() => this.recorder.endMapped(id, { state: 'failed', error }));
      }
      this.callbacks.ended(planned.block, blockCell(id));
    }
    for (const dependent of this.graph.dependentsOf(id)) this.sayWait(dependent);
    if (this.incomplete === 0 && this.recorder.isOver()) void this.conclude();
  }

  private async conclude(): Promise<void> {
    const state = this.recorder.outcome(this.stop.signal.aborted);
    await this.callbacks.settled();
    await this.callbacks.runEnded(state);
    await this.recorder.cleared();
    await this.surroundings.store.cache.sync.settled();
    this.finish(this.recorder.endRun(state));
  }

  private sayWait(id: string): void {
    if (!this.planned.has(id) || this.stop.signal.aborted) return;
    const needed = this.graph.waitsFor(id);
    if (needed.length > 0) this.tryTo(() => this.recorder.wait(id, needed));
  }

  /** Turns a combination into runs, and starts them. */
  private async take(combination: Combination): Promise<void> {
    const { block: id } = combination;
    const planned = this.planned.get(id);
    if (!planned) return;
    const endings = (this.shapes.get(id)?.whole ?? []).flatMap((from) => this.endings.get(from) ?? []);
    if (endings.length > 0) await Promise.all(endings);
    const refusal = this.refusal(planned, combination);
    let keys: readonly string[] | undefined;
    let failure: LatheError | undefined;
    if (!refusal && planned.block.map !== undefined) {
      try {
        keys = await this.works.keysOf(planned.block, combination);
      } catch (thrown) {
        failure = LatheError.from(thrown, 'internal', { block: id });
      }
    }
    const { cells, ...consequences } = this.graph.unfold(combination, keys);
    this.tryTo(() => this.recorder.addItems(cells));
    this.follow(consequences);
    for (const cell of cells) {
      if (refusal) this.end(cell, () => this.recorder.end(cell, refusal));
      else if (failure) this.end(cell, () => this.endFailed(cell, failure as LatheError));
      else void this.settle(cell, planned, combination);
    }
  }

  private refusal(
    planned: PlannedBlock,
    combination: Combination,
  ): { state: 'cancelled' | 'skipped'; reason: string } | undefined {
    if (this.stop.signal.aborted) return { state: 'cancelled', reason: 'the run was cancelled' };
    const skip = planned.skip ?? this.works.missing(planned.block, combination);
    return skip === undefined ? undefined : { state: 'skipped', reason: skip };
  }

  /** Brings one cell to its end; never throws. */
  private async settle(cell: Cell, planned: PlannedBlock, combination: Combination): Promise<void> {
    const id = idOf(cell);
    try {
      if (this.stop.signal.aborted) throw cancelled();
      const work = await this.works.prepare(cell, planned, combination);
      if ('skip' in work) {
        return this.end(cell, () => this.recorder.end(cell, { state: 'skipped', reason: work.skip }));
      }
      this.active.set(id, work);
      const outcome = await work.run();
      this.active.delete(id);
      this.end(cell, () => this.works.keep(cell, planned.block, outcome));
    } catch (thrown) {
      this.active.delete(id);
      const error = LatheError.from(thrown, 'internal', { block: cell.block });
      this.end(cell, () => this.endFailed(cell, error));
    }
  }

  private endFailed(cell: Cell, error: LatheError): void {
    if (error.code === 'run.cancelled') {
      const began = this.recorder.findCell(cell)?.startedAt !== undefined;
      const reason = began ? 'cancelled while it ran' : 'the run was cancelled';
      this.recorder.end(cell, { state: 'cancelled', reason });
    } else {
      const attempts = this.recorder.findCell(cell)?.attempts;
      const reason = attempts === undefined ? { reason: 'it could not start' } : {};
      this.recorder.reportsOf(cell, attempts ?? 1).log('error', error.message);
      this.recorder.end(cell, { state: 'failed', ...reason, error: error.toData() });
    }
  }

  /** Records a cell's end, calls back, and goes on with what follows. */
  private end(cell: Cell, record: () => void): void {
    try {
      record();
    } catch (thrown) {
      const error = LatheError.from(thrown, 'internal', { block: cell.block });
      this.tryTo(() => this.recorder.end(cell, { state: 'failed', outputs: {}, error: error.toData() }));
    }
    const planned = this.planned.get(cell.block);
    this.works.noteBroken(cell);
    if (planned && !(cell.key === '' && this.recorder.hasItems(cell.block)))
      this.callbacks.ended(planned.block, cell);
    this.follow(this.graph.end(cell));
  }

  /** Whether the block as a whole is more than its one cell. */
  private isMapped(id: string): boolean {
    const axes = this.shapes.get(id)?.axes ?? [];
    return axes.length > 0 && !this.graph.cellsOf(id).some(({ key }) => key === '');
  }

  private isSureToRun({ block, anew, skip }: PlannedBlock): boolean {
    if (skip !== undefined) return false;
    const kind = this.surroundings.catalogue.find(block.kind);
    return kind?.runOnHost === undefined && (anew !== undefined || kind?.descriptor.sideEffects === true);
  }

  private tryTo(work: () => void): void {
    try {
      work();
    } catch {
      // A store that cannot be written to is told by the block's own end.
    }
  }
}

function firstState(run: number, block: PlannedBlock['block']): BlockRun {
  return {
    run,
    block: block.id,
    kind: block.kind,
    ...(block.title === undefined ? {} : { title: block.title }),
    state: 'waiting',
    reason: 'waits for its turn',
    outputs: {},
    params: {},
    metrics: {},
  };
}

/** Edges from blocks that neither run nor have results are left out, as those blocks are. */
function withoutOutside(
  block: PlannedBlock['block'],
  isKnown: (id: string) => boolean,
): PlannedBlock['block'] {
  if (edgesInto(block).every(({ from }) => isKnown(from))) return block;
  const inputs = Object.fromEntries(
    edgesInto(block)
      .filter(({ from }) => isKnown(from))
      .map(({ toPort, from, fromPort }) => [toPort, fromPort === undefined ? from : `${from}.${fromPort}`]),
  );
  return { ...block, inputs };
}

function leftOut(): LatheError {
  return new LatheError(
    'run.skipped',
    'Other runs are active already, and `whenBusy: skip` leaves this one out.',
    {
      cure: 'Run it again later, or let `whenBusy: queue` make it wait.',
    },
  );
}
