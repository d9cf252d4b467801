import { LatheError } from '@shared/errors';
import type { Attempt, BlockRun, ItemRun, RunSummary } from '@shared/model';
import type { KeyParts } from '../graph';
import { readableValues, redactor, redactValue, type Redact } from '../secrets';
import { blockCell, endedRecord, idOf, type CellChange, type CellRecord } from './cellRecord';
import type { Cell } from './itemGraph';
import { ItemRecords } from './itemRecords';
import type { TaskReports } from './protocol';
import { runMetrics } from './runMetrics';
import type { RunSurroundings } from './runSurroundings';

export const endedStates: ReadonlySet<string> = new Set([
  'succeeded',
  'cached',
  'skipped',
  'failed',
  'cancelled',
]);

const tellMilliseconds = 100;

/**
 * The state of a run, its blocks and their items: kept in memory, in the store, and told to the host. Changes of
 * single items are told as their block's counts, at most ten times a second.
 */
export class RunRecorder {
  private readonly blocks_ = new Map<string, BlockRun>();
  private readonly positions = new Map<string, number>();
  private readonly parts = new Map<string, KeyParts>();
  private readonly keys = new Map<string, string>();
  private readonly items = new ItemRecords();
  private readonly untold = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private over = false;
  /** Attempts that have ended, to be stored together with the end of their block. */
  private ended: Attempt[] = [];
  private readonly leftovers = new Set<Promise<void>>();
  /** Secrets leave neither through the log nor through reasons and errors. */
  readonly redact: Redact;

  constructor(
    public run: RunSummary,
    private readonly surroundings: RunSurroundings,
    blocks: readonly BlockRun[],
  ) {
    this.redact = redactor(readableValues(surroundings.secrets()));
    blocks.forEach((block, position) => {
      this.blocks_.set(block.block, block);
      this.positions.set(block.block, position);
    });
  }

  find(block: string): BlockRun | undefined {
    return this.blocks_.get(block);
  }

  findCell(cell: Cell): CellRecord | undefined {
    return cell.key === '' ? this.find(cell.block) : this.items.find(cell);
  }

  hasItems(block: string): boolean {
    return this.items.has(block);
  }

  blocks(): BlockRun[] {
    return [...this.blocks_.values()];
  }

  /** True once, when every block has ended. */
  isOver(): boolean {
    if (this.over || this.blocks().some(({ state }) => !endedStates.has(state))) return false;
    this.over = true;
    return true;
  }

  beginRun(): void {
    this.surroundings.store.database.transaction(() => {
      const { waits: _, ...run } = this.run;
      this.run = run;
      this.changeRun({ state: 'running', startedAt: Date.now() });
      for (const block of this.blocks()) this.save(block);
    });
    for (const block of this.blocks()) this.tell(block);
  }

  /** Why the run is queued. */
  queue(waits: string): void {
    this.changeRun({ waits });
  }

  outcome(cancelled: boolean): RunSummary['state'] {
    if (cancelled) return 'cancelled';
    return this.blocks().some(({ state }) => state === 'failed') ? 'failed' : 'succeeded';
  }

  endRun(state: RunSummary['state'], error?: LatheError): RunSummary {
    clearTimeout(this.timer);
    const given = error && redactValue(error.toData(), this.redact);
    const failed = this.blocks().find((block) => block.state === 'failed')?.error ?? given;
    const told = state === 'failed' ? failed : given;
    const end = {
      state,
      finishedAt: Date.now(),
      metrics: runMetrics(this.blocks(), this.surroundings.catalogue),
      ...(told === undefined ? {} : { error: told }),
    } as const;
    this.attempt(() => this.surroundings.streams.flush());
    this.attempt(() => this.saveEndedAttempts());
    this.attempt(() => this.changeRun(end));
    if (this.run.state !== state) {
      this.run = { ...this.run, ...end };
      this.surroundings.emit({ name: 'runs.changed', payload: this.run });
    }
    return this.run;
  }

  addModels(references: readonly string[]): void {
    const added = references.filter((reference) => !this.run.models.includes(reference));
    if (added.length > 0) this.run = { ...this.run, models: [...this.run.models, ...added] };
  }

  /** Adds the runs of a mapped block's items, waiting. */
  addItems(cells: readonly Cell[]): void {
    this.surroundings.store.database.transaction(() => {
      for (const cell of cells) {
        if (cell.key === '') continue;
        this.items.add(this.run.id, cell);
        this.saveItem(cell);
      }
    });
    const mapped = cells.find(({ key }) => key !== '');
    if (mapped) this.tellSoon(mapped.block);
  }

  update(cell: Cell, change: CellChange, parts?: KeyParts): void {
    const before = this.findCell(cell);
    if (!before) return;
    if (parts) this.parts.set(idOf(cell), parts);
    if (change.cacheKey !== undefined) this.keys.set(idOf(cell), change.cacheKey);
    this.set(cell, before, { ...before, ...this.clean(change) } as CellRecord);
    if (cell.key === '') {
      const block = this.mustFind(cell.block);
      this.save(block);
      this.tell(block);
    } else {
      this.saveItem(cell);
      this.tellSoon(cell.block);
    }
  }

  /** Remembers what belongs to a cell until its next change is stored. */
  note(cell: Cell, change: CellChange, parts: KeyParts): void {
    const before = this.findCell(cell);
    if (!before) return;
    this.parts.set(idOf(cell), parts);
    if (change.cacheKey !== undefined) this.keys.set(idOf(cell), change.cacheKey);
    this.set(cell, before, { ...before, ...change } as CellRecord);
  }

  /** Says what a block waits for, when that has changed. */
  wait(block: string, needed: readonly string[]): void {
    const { state, reason } = this.mustFind(block);
    const more = needed.length > 4 ? ` and ${needed.length - 3} more` : '';
    const words = `waits for ${needed.slice(0, more ? 3 : 4).join(', ')}${more}`;
    if (state === 'waiting' && reason !== words) this.update(blockCell(block), { reason: words });
  }

  /** Ends the run of a cell. What cannot be stored still ends in memory, as failed. */
  end(cell: Cell, change: CellChange): void {
    const before = this.findCell(cell);
    if (!before) return;
    const ended = endedRecord(before, this.clean(change));
    this.set(cell, before, ended);
    this.store(cell, ended, () => {
      if (cell.key === '') {
        this.save(this.mustFind(cell.block));
        this.changeRun({ blocksDone: this.blocksDone() });
      } else this.saveItem(cell);
    });
    if (cell.key === '') this.tell(this.mustFind(cell.block));
    else this.tellSoon(cell.block);
  }

  /** Ends a mapped block, all of whose items have ended. */
  endMapped(block: string, change: Partial<BlockRun>): void {
    const cell = blockCell(block);
    const startedAt = this.items.firstStart(block);
    const before = {
      ...this.mustFind(block),
      items: this.items.counts(block),
      ...(startedAt === undefined ? {} : { startedAt }),
    };
    const ended = endedRecord(before, this.clean(change as CellChange)) as BlockRun;
    this.blocks_.set(block, ended);
    this.untold.delete(block);
    this.store(cell, ended, () => {
      this.save(ended);
      this.changeRun({ blocksDone: this.blocksDone() });
    });
    this.tell(this.mustFind(block));
  }

  /** One that has ended is stored with its block's next change. */
  saveAttempt(attempt: Attempt): void {
    const { error } = attempt;
    const kept = error === undefined ? attempt : { ...attempt, error: redactValue(error, this.redact) };
    if (attempt.state === 'running') this.surroundings.store.attempts.save(kept);
    else this.ended.push(kept);
  }

  /** Waits for files of ended attempts to be removed. */
  async cleared(): Promise<void> {
    await Promise.all(this.leftovers);
  }

  clearLater(removal: Promise<void>): void {
    const done = removal.catch(() => undefined).finally(() => this.leftovers.delete(done));
    this.leftovers.add(done);
  }

  reportsOf(cell: Cell, attempt: number): TaskReports {
    const { streams } = this.surroundings;
    const place = {
      run: this.run.id,
      block: cell.block,
      ...(cell.key === '' ? {} : { item: cell.key }),
    };
    return {
      log: (level, text) =>
        streams.addLine({ ...place, attempt, time: Date.now(), level, text: this.redact(text) }),
      progress: (note) => streams.addProgress({ ...place, ...note, text: this.redact(note.text) }),
      points: (points) => streams.addPoints(place, points),
      checks: (checks) =>
        this.update(cell, {
          checks: [...(this.findCell(cell)?.checks ?? []), ...redactValue([...checks], this.redact)],
        }),
    };
  }

  private clean(change: CellChange): CellChange {
    const { reason, error } = change;
    return {
      ...change,
      ...(reason === undefined ? {} : { reason: this.redact(reason) }),
      ...(error === undefined ? {} : { error: redactValue(error, this.redact) }),
    };
  }

  private set(cell: Cell, before: CellRecord, after: CellRecord): void {
    if (cell.key === '') {
      this.blocks_.set(cell.block, after as BlockRun);
      return;
    }
    const { cacheKey: _, ...item } = after as ItemRun & { cacheKey?: string };
    this.items.set(cell, before.state, item);
  }

  private store(cell: Cell, ended: CellRecord, save: () => void): void {
    const attempts = [...this.ended];
    try {
      this.surroundings.streams.flush();
      this.surroundings.store.database.transaction(save);
    } catch (thrown) {
      this.ended = attempts;
      const error = LatheError.from(thrown);
      this.set(cell, ended, { ...ended, state: 'failed', outputs: {}, error: error.toData() });
      if (ended.state === 'succeeded') throw error;
    }
  }

  private blocksDone(): number {
    return this.blocks().filter(({ state }) => endedStates.has(state)).length;
  }

  private tellSoon(block: string): void {
    this.untold.add(block);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.attempt(() => this.tellCounts());
    }, tellMilliseconds);
  }

  private tellCounts(): void {
    for (const id of this.untold) {
      const block = this.mustFind(id);
      if (endedStates.has(block.state)) continue;
      const counts = this.items.counts(id);
      const active = counts.running > 0 || counts.waiting < counts.total;
      const changed: BlockRun = {
        ...block,
        items: counts,
        ...(active
          ? { state: 'running', reason: 'its items run', startedAt: block.startedAt ?? Date.now() }
          : {}),
      };
      this.blocks_.set(id, changed);
      this.save(changed);
      this.tell(changed);
    }
    this.untold.clear();
  }

  private changeRun(change: Partial<RunSummary>): void {
    const changed = { ...this.run, ...change };
    this.surroundings.store.runs.save(changed);
    this.run = changed;
    this.surroundings.emit({ name: 'runs.changed', payload: changed });
  }

  private saveEndedAttempts(): void {
    for (const attempt of this.ended) this.surroundings.store.attempts.save(attempt);
    this.ended = [];
  }

  private save(block: BlockRun): void {
    this.saveEndedAttempts();
    this.surroundings.store.blockRuns.save(block, {
      pipeline: this.run.pipeline,
      position: this.positions.get(block.block) ?? 0,
      parts: this.parts.get(idOf(blockCell(block.block))),
    });
  }

  private saveItem(cell: Cell): void {
    const item = this.items.find(cell);
    if (!item) return;
    this.saveEndedAttempts();
    this.surroundings.store.itemRuns.save(item, {
      pipeline: this.run.pipeline,
      position: cell.position,
      cacheKey: this.keys.get(idOf(cell)),
      parts: this.parts.get(idOf(cell)),
    });
  }

  private tell(block: BlockRun): void {
    this.surroundings.emit({ name: 'runs.blockChanged', payload: block });
  }

  private mustFind(block: string): BlockRun {
    const found = this.blocks_.get(block);
    if (!found) throw new Error(`${block} is no block of this run`);
    return found;
  }

  private attempt(work: () => void): void {
    try {
      work();
    } catch {
      // The store is unreachable (a full disk): the run's end is still told, and the next start marks it.
    }
  }
}
