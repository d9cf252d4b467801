import { useSyncExternalStore } from 'react';

const steps = new Map<string, number | undefined>();
const listeners = new Set<() => void>();

/** The step under the pointer in a group of charts; charts with the same group show it together. */
export function useHover(group: string) {
  const step = useSyncExternalStore(subscribe, () => steps.get(group));
  const setStep = (next: number | undefined): void => {
    if (steps.get(group) === next) return;
    if (next === undefined) steps.delete(group);
    else steps.set(group, next);
    for (const listener of listeners) listener();
  };
  return [step, setStep] as const;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
