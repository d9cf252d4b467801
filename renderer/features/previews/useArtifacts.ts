import { bridge } from '@renderer/bridge';
import { createArtifactStore } from './store';

export const useArtifacts = createArtifactStore(bridge);
