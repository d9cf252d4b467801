import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** `unsure` until it was looked at for long enough. */
export type Heartbeat = 'beating' | 'silent' | 'unsure';

interface Sighting {
  beat: number;
  /** Monotonic. */
  since: number;
  changed: boolean;
}

export const watchMilliseconds = 10_000;
const freshMilliseconds = 30_000;

const sightings = new Map<string, Sighting>();

/**
 * Whether a file is still touched by somebody. Its time of change counts as a beat, not as a time: the clock that
 * wrote it may be another machine's, or have been set since, so only a time that does not change while this
 * process watches means silence. Call it again and again to get from `unsure` to an answer.
 * @param watch how long to watch, milliseconds.
 * @param fresh a file touched this recently is not watched first, milliseconds.
 */
export function heartbeatOf(
  file: string,
  { watch = watchMilliseconds, fresh = freshMilliseconds }: { watch?: number; fresh?: number } = {},
): Heartbeat {
  const beat = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (beat === undefined) {
    sightings.delete(file);
    return 'silent';
  }
  const now = performance.now();
  const seen = sightings.get(file);
  if (seen?.beat !== beat) sightings.set(file, { beat, since: now, changed: seen !== undefined });
  if (Math.abs(Date.now() - beat) < fresh) return 'beating';
  const { since, changed } = sightings.get(file) ?? { since: now, changed: false };
  if (now - since >= watch) return 'silent';
  return changed ? 'beating' : 'unsure';
}
