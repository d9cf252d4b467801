import type { BlockState } from '@shared/model';

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
