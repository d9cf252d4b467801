import type { Backfill } from '@shared/model';
import type { Tone } from '@renderer/ui';

const tones: Readonly<Record<Backfill['state'], Tone>> = {
  running: 'accent',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'warning',
  paused: 'warning',
};

export function backfillTone(state: Backfill['state']): Tone {
  return tones[state];
}
