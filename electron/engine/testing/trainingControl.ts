import type { TrainingControl } from '../estimators';

/** A control for tests that nobody listens to and nobody stops, but for `changes`. */
export function trainingControl(changes: Partial<TrainingControl> = {}): TrainingControl {
  const { signal } = new AbortController();
  return {
    signal,
    stopEarly: signal,
    log: () => undefined,
    progress: () => undefined,
    points: () => undefined,
    ...changes,
  };
}
