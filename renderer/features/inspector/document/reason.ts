import type { BlockRun, BlockState } from '@shared/model';

const titles: Readonly<Record<BlockState, string>> = {
  waiting: 'Why it waits',
  running: 'Why it runs',
  succeeded: 'Why it ran',
  cached: 'Why it was reused',
  skipped: 'Why it was skipped',
  failed: 'Why it ran',
  cancelled: 'Why it ran',
  interrupted: 'Why it ran',
};

export function reasonTitle(state: BlockState): string {
  return titles[state];
}

/** A reason as the engine words it, as a sentence. */
export function sentenceOf(reason: string): string {
  const sentence = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** True when another run computed the result and the reason does not name it yet. */
export function saysWhere({
  computedBy,
  run,
  reason,
}: Pick<BlockRun, 'computedBy' | 'run' | 'reason'>): boolean {
  return computedBy !== undefined && computedBy !== run && !new RegExp(`run ${computedBy}\\b`).test(reason);
}
