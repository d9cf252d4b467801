import { bridge } from '@renderer/bridge';
import { useProjects } from '@renderer/features/projects';
import { createRegistryStore } from './store';

export const useRegistry = createRegistryStore(bridge);

if (typeof window !== 'undefined' && 'lathe' in window) {
  bridge.on('models.changed', () => void useRegistry.getState().list());
  useProjects.subscribe((state, before) => {
    if (state.current?.folder !== before.current?.folder) useRegistry.getState().reset();
  });
}
