import { create } from 'zustand';
import type { CommandOutput } from '@shared/contract';
import { LatheError, type ErrorData } from '@shared/errors';
import type { Backfill, BackfillDetail } from '@shared/model';
import type { Bridge } from '@renderer/bridge';
import { atMostEvery } from '../items/atMostEvery';
import { formFault, type BackfillForm } from './backfillText';

const refreshMilliseconds = 250;

export type BackfillPlan = CommandOutput<'backfills.plan'>;

export interface BackfillState {
  readonly pipeline: string | undefined;
  /** Newest first. */
  readonly backfills: readonly Backfill[];
  /** Undefined while the form has a fault or the answer is on its way. */
  readonly plan: BackfillPlan | undefined;
  readonly planError: ErrorData | undefined;
  /** The backfill that is shown in full. */
  readonly shown: BackfillDetail | undefined;
  /** Reads the backfills of a pipeline. */
  load(pipeline: string): Promise<void>;
  /** What a form would run. */
  makePlan(form: BackfillForm): Promise<void>;
  start(form: BackfillForm): Promise<void>;
  show(backfill: number | undefined): Promise<void>;
  cancel(backfill: number): Promise<void>;
  resume(backfill: number): Promise<void>;
  retry(backfill: number): Promise<void>;
  /** Listens to the engine until the returned function is called. */
  follow(onStopped: (reason: string) => void): () => void;
}

/** Backfills of one pipeline. Actions throw `LatheError`. */
export function createBackfillStore(bridge: Bridge) {
  let asked = 0;
  return create<BackfillState>((set, get) => {
    const rangeOf = ({ from, to, count, unit, zone }: BackfillForm) => ({
      pipeline: get().pipeline ?? '',
      from,
      to,
      every: { value: count, unit },
      zone,
    });
    const read = async (backfill: number): Promise<void> => {
      const detail = await bridge.call('backfills.show', { backfill });
      if (get().shown?.id === backfill) set({ shown: detail });
    };
    const refresh = atMostEvery(refreshMilliseconds, async () => {
      const { shown } = get();
      if (shown) await read(shown.id);
    });
    const changed = (backfill: Backfill): void => {
      const { pipeline, backfills, shown } = get();
      if (backfill.pipeline !== pipeline) return;
      set({ backfills: withBackfill(backfills, backfill) });
      if (shown?.id !== backfill.id) return;
      set({ shown: { ...shown, ...backfill } });
      refresh();
    };
    return {
      pipeline: undefined,
      backfills: [],
      plan: undefined,
      planError: undefined,
      shown: undefined,
      async load(pipeline) {
        if (get().pipeline !== pipeline) set({ pipeline, backfills: [], shown: undefined, plan: undefined });
        const backfills = await bridge.call('backfills.list', { pipeline });
        if (get().pipeline === pipeline) set({ backfills });
      },
      async makePlan(form) {
        asked += 1;
        const mine = asked;
        if (formFault(form) !== undefined) {
          set({ plan: undefined, planError: undefined });
          return;
        }
        try {
          const plan = await bridge.call('backfills.plan', rangeOf(form));
          if (mine === asked) set({ plan, planError: undefined });
        } catch (thrown) {
          if (mine === asked) set({ plan: undefined, planError: LatheError.from(thrown).toData() });
        }
      },
      async start(form) {
        const begun = await bridge.call('backfills.start', { ...rangeOf(form), parallel: form.parallel });
        changed(begun);
        await get().show(begun.id);
      },
      async show(backfill) {
        const detail = backfill === undefined ? undefined : await bridge.call('backfills.show', { backfill });
        set({ shown: detail });
      },
      cancel: async (backfill) => changed(await bridge.call('backfills.cancel', { backfill })),
      resume: async (backfill) => changed(await bridge.call('backfills.resume', { backfill })),
      retry: async (backfill) => changed(await bridge.call('backfills.retry', { backfill })),
      follow(onStopped) {
        const ends = [
          bridge.on('backfills.changed', changed),
          bridge.on('backfills.stopped', ({ reason }) => onStopped(reason)),
        ];
        return () => ends.forEach((end) => end());
      },
    };
  });
}

export type BackfillStore = ReturnType<typeof createBackfillStore>;

function withBackfill(backfills: readonly Backfill[], changed: Backfill): Backfill[] {
  return [changed, ...backfills.filter(({ id }) => id !== changed.id)].sort((a, b) => b.id - a.id);
}
