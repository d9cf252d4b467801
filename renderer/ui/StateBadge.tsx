import type { BlockState, RunState } from '@shared/model';
import { Badge, type Tone } from './Badge';

const tones: Readonly<Record<RunState | BlockState, Tone>> = {
  queued: 'neutral',
  waiting: 'neutral',
  running: 'accent',
  succeeded: 'good',
  cached: 'good',
  skipped: 'neutral',
  failed: 'bad',
  cancelled: 'warning',
  interrupted: 'warning',
};

/** The state of a run or of a block in it. */
export function StateBadge({ state, title }: { state: RunState | BlockState; title?: string }) {
  return (
    <Badge tone={tones[state]} {...(title === undefined ? {} : { title })}>
      {state}
    </Badge>
  );
}
