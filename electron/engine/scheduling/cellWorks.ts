import { LatheError } from '@shared/errors';
import type { BlockDocument, BlockRun, CheckResult, ItemRun } from '@shared/model';
import type { CurrentItem, InputArtifact, ItemEntry } from '../blocks/blockKind';
import {
  conditionNames,
  conditionsOf,
  createScope,
  edgesInto,
  evaluateCondition,
  type Edge,
  type PlannedBlock,
  type Scope,
} from '../graph';
import { blockInputs, type Source } from './blockInputs';
import type { BlockShape } from './blockShape';
import { idOf } from './cellRecord';
import { CellRun } from './cellRun';
import type { CellOutcome } from './cellWork';
import { valueOfBlock } from './conditionValue';
import { keptArtifact } from './keepDraft';
import { productOf, readItems } from './itemLists';
import type { Cell, Combination, ItemGraph } from './itemGraph';
import type { OutsideBlock } from './outsideBlocks';
import { registerModel } from './registerModel';
import type { RunPlan } from './runExecution';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';
import { needsWords } from './sourceWords';

interface RunParts {
  readonly plan: RunPlan;
  readonly surroundings: RunSurroundings;
  readonly recorder: RunRecorder;
  readonly graph: ItemGraph;
  readonly shapes: ReadonlyMap<string, BlockShape>;
  readonly outside: ReadonlyMap<string, OutsideBlock>;
  readonly signal: AbortSignal;
}

/** What each cell of a run works on, and what it leaves. */
export class CellWorks {
  /** Cells without results that others of their block's readers must not do without, and their blocks. */
  private readonly broken = new Set<string>();
  /** Of the combinations of mapping blocks: each key's entries, by mapped port. */
  private readonly entries = new Map<string, ReadonlyMap<string, Readonly<Record<string, ItemEntry>>>>();
  private readonly items = new Map<string, CurrentItem>();

  constructor(private readonly parts: RunParts) {}

  /** Why a block cannot run for a combination, in words. */
  missing(block: BlockDocument, combination: Combination): string | undefined {
    const shape = this.mustShape(block.id);
    const needed = edgesInto(block).map(({ from }) => from);
    const lacking = [...new Set(needed)].filter((id) => !this.hasResults(id, shape, combination));
    const [first] = lacking;
    if (first === undefined) return undefined;
    if (block.join === 'any' && lacking.length < new Set(needed).size) return undefined;
    return needsWords(first, this.recordOf(first, combination));
  }

  /** The keys of the runs that a mapping block has for a combination. */
  async keysOf(block: BlockDocument, combination: Combination): Promise<readonly string[]> {
    const { mapPorts } = this.mustShape(block.id);
    const inputs = await this.inputsOf(block, combination, (port) => mapPorts.includes(port));
    const lists = await readItems(block, inputs, this.parts.surroundings, this.parts.signal);
    const entries = productOf(lists);
    this.entries.set(idOf(combination), entries);
    return [...entries.keys()];
  }

  /** What a cell runs on, or why it is skipped. */
  async prepare(
    cell: Cell,
    { block, anew }: PlannedBlock,
    combination: Combination,
  ): Promise<CellRun | { readonly skip: string }> {
    const { plan, surroundings, recorder, signal } = this.parts;
    const kind = surroundings.catalogue.find(block.kind);
    if (!kind) throw new LatheError('pipeline.unknownKind', `There is no block kind \`${block.kind}\`.`);
    const run = recorder.run;
    const own = this.entries.get(idOf(combination))?.get(cell.segments[block.id] ?? '') ?? {};
    const item = this.itemOf(cell, combination, own);
    const scope = createScope({
      variables: plan.variables,
      run: { id: run.id, time: run.createdAt, trigger: run.trigger, interval: run.interval },
      item,
      secrets: surroundings.secrets(),
    });
    const unmet = this.unmet(block, combination, scope);
    if (unmet !== undefined) return { skip: unmet };
    const { mapPorts } = this.mustShape(block.id);
    const inputs = await this.inputsOf(block, combination, (port) => !mapPorts.includes(port));
    for (const [port, entry] of Object.entries(own)) {
      if (entry.artifact) inputs[port] = keptArtifact(surroundings.store.artifacts, entry.artifact);
    }
    return new CellRun(
      {
        run,
        cell,
        block,
        kind,
        anew,
        inputs,
        variables: plan.variables,
        scope,
        item,
        signal,
        readsEarlierRuns: this.parts.outside.size > 0,
      },
      recorder,
      surroundings,
    );
  }

  /** Stores what a cell left, and does what it asked for, in one transaction. */
  keep(cell: Cell, block: BlockDocument, outcome: CellOutcome): void {
    const { recorder, surroundings, plan } = this.parts;
    const { store, catalogue, emit } = surroundings;
    const run = recorder.run;
    if ('skip' in outcome) return recorder.end(cell, { state: 'skipped', reason: outcome.skip });
    if ('cached' in outcome) {
      const { outputs, metrics, run: computedBy } = outcome.cached;
      const reason = `same inputs and parameters as in run ${computedBy}`;
      const checks = this.checksOf(cell, computedBy);
      return recorder.end(cell, {
        state: 'cached',
        reason,
        outputs,
        metrics,
        computedBy,
        ...(checks ? { checks } : {}),
      });
    }
    const { outputs, metrics, effects } = outcome.computed;
    const registered = store.database.transaction(() => {
      const time = Date.now();
      store.cache.saveArtifacts(outputs, time);
      if (!catalogue.find(block.kind)?.descriptor.sideEffects) {
        store.cache.save(
          outcome.key,
          { run: run.id, outputs: { ...outputs }, metrics: { ...metrics } },
          time,
        );
      }
      const made = effects.map((effect) =>
        registerModel(store, catalogue, effect, {
          run: run.id,
          block: block.id,
          pipeline: run.pipeline,
          document: plan.document,
          blocks: recorder.blocks(),
        }),
      );
      recorder.addModels(made.map(({ reference }) => reference));
      const reason =
        made
          .map(({ reference, isNew }) => `${isNew ? 'registered' : 'unchanged:'} ${reference}`)
          .join('; ') || outcome.reason;
      recorder.end(cell, { state: 'succeeded', outputs, metrics, ...(reason ? { reason } : {}) });
      return made;
    });
    for (const { reference, isNew } of registered) {
      if (isNew)
        emit({ name: 'models.changed', payload: { name: reference.slice(0, reference.lastIndexOf('@')) } });
    }
  }

  /** What the data tests found when the results were computed. */
  private checksOf({ block, key }: Cell, run: number): CheckResult[] | undefined {
    const { blockRuns, itemRuns } = this.parts.surroundings.store;
    return key === '' ? blockRuns.find(run, block)?.checks : itemRuns.find(run, block, key)?.checks;
  }

  /** Notes a cell that ended without results which what collects its block needs. */
  noteBroken(cell: Cell): void {
    const { plan, recorder, graph } = this.parts;
    const state = recorder.findCell(cell)?.state;
    const block = plan.document.blocks.find(({ id }) => id === cell.block);
    if (!block || state === undefined) return;
    const fails = state === 'failed' && block.onItemError !== 'continue';
    const lacks =
      state === 'skipped' &&
      this.mustShape(cell.block).joined.some((id) =>
        graph.cellsOf(id).some((other) => agrees(other, cell) && this.broken.has(idOf(other))),
      );
    if (!fails && !lacks && state !== 'cancelled') return;
    this.broken.add(idOf(cell));
    this.broken.add(cell.block);
  }

  private hasResults(id: string, shape: BlockShape, combination: Combination): boolean {
    if (this.parts.outside.has(id)) return true;
    if (shape.joined.includes(id)) return isFinished(this.recordOf(id, combination));
    if (!this.parts.shapes.has(id)) return true;
    if (this.broken.has(id)) return false;
    const cells = this.parts.graph.cellsOf(id).filter((cell) => agrees(cell, combination));
    return cells.length === 0 || cells.some((cell) => isFinished(this.parts.recorder.findCell(cell)));
  }

  private recordOf(id: string, combination: Combination): BlockRun | ItemRun | undefined {
    const cell = combination.from.get(id);
    const outside = this.parts.outside.get(id);
    if (outside) return cell === undefined || cell.key === '' ? outside.run : this.outsideItem(outside, cell);
    return cell ? this.parts.recorder.findCell(cell) : this.parts.recorder.find(id);
  }

  private outsideItem({ run }: OutsideBlock, cell: Cell): ItemRun | undefined {
    const { itemRuns } = this.parts.surroundings.store;
    return itemRuns.find(run.run, run.block, cell.key);
  }

  private unmet(block: BlockDocument, combination: Combination, scope: Scope): string | undefined {
    const lookup = conditionNames(scope, (id, path) => {
      const run = this.recordOf(id, combination);
      return run && valueOfBlock(run, path.split('.'), this.parts.surroundings.store);
    });
    for (const condition of conditionsOf(block)) {
      const { holds, words } = evaluateCondition(condition, lookup);
      if (!holds) return words;
    }
    return undefined;
  }

  private async inputsOf(
    block: BlockDocument,
    combination: Combination,
    wanted: (port: string) => boolean,
  ): Promise<Record<string, InputArtifact>> {
    const { surroundings, recorder, outside } = this.parts;
    const shape = this.mustShape(block.id);
    const chosen = {
      ...block,
      inputs: Object.fromEntries(Object.entries(block.inputs ?? {}).filter(([port]) => wanted(port))),
    };
    return blockInputs(
      chosen,
      (edge) => this.sourceOf(edge, shape, combination),
      (id) => recorder.find(id)?.kind ?? outside.get(id)?.run.kind,
      surroundings.catalogue,
      surroundings.store,
    );
  }

  private sourceOf(edge: Edge, shape: BlockShape, combination: Combination): Source | undefined {
    const { graph, outside, shapes } = this.parts;
    if (!shapes.has(edge.from) && !outside.has(edge.from)) {
      throw new LatheError(
        'pipeline.badEdge',
        `\`${edge.from}\`, which \`${edge.to}\` needs, has no results yet.`,
        {
          about: { block: edge.to, port: edge.toPort },
          cure: `Run \`${edge.from}\` first, or run up to \`${edge.to}\`.`,
        },
      );
    }
    if (!shape.collectPorts.has(edge.toPort)) {
      const one = this.recordOf(edge.from, combination);
      return one && isFinished(one) ? { one } : undefined;
    }
    const all = graph
      .inOrder(edge.from)
      .filter((cell) => agrees(cell, combination))
      .flatMap((cell) => {
        const run = this.recordOf(edge.from, { ...combination, from: new Map([[edge.from, cell]]) });
        return run && isFinished(run) ? [{ key: keyBeside(cell, combination), run }] : [];
      });
    return { all };
  }

  /** The item that a cell is for: its own, and those of the blocks that it maps along. */
  private itemOf(
    cell: Cell,
    combination: Combination,
    own: Readonly<Record<string, ItemEntry>>,
  ): CurrentItem | undefined {
    if (cell.key === '') return undefined;
    const values: Record<string, unknown> = {};
    for (const from of combination.from.values()) {
      Object.assign(values, this.items.get(idOf(from))?.values);
    }
    for (const [port, entry] of Object.entries(own)) values[port] = entry.artifact ? entry.key : entry.value;
    const item = { key: cell.key, index: cell.index, values };
    this.items.set(idOf(cell), item);
    return item;
  }

  private mustShape(id: string): BlockShape {
    const shape = this.parts.shapes.get(id);
    if (!shape) throw new Error(`${id} is no block of this run`);
    return shape;
  }
}

function isFinished(record: BlockRun | ItemRun | undefined): boolean {
  return record?.state === 'succeeded' || record?.state === 'cached';
}

function agrees(cell: Cell, { segments }: { readonly segments: Readonly<Record<string, string>> }): boolean {
  return Object.entries(cell.segments).every(([axis, key]) => !(axis in segments) || segments[axis] === key);
}

/** A cell's key along the axes that the reader does not have. */
function keyBeside(cell: Cell, { segments }: Combination): string {
  return Object.entries(cell.segments)
    .filter(([axis, key]) => !(axis in segments) && key !== '')
    .map(([, key]) => key)
    .join('/');
}
