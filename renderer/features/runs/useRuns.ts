import { bridge } from '@renderer/bridge';
import { useProjects } from '@renderer/features/projects';
import { createRunsStore, followRuns } from './store';

export const useRuns = createRunsStore(bridge);

if (typeof window !== 'undefined' && 'lathe' in window) {
  followRuns(useRuns, bridge);
  useProjects.subscribe((state, before) => {
    if (state.current?.folder !== before.current?.folder) useRuns.getState().reset();
  });
}
