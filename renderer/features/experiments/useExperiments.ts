import { bridge } from '@renderer/bridge';
import { createExperimentsStore } from './store';

export const useExperiments = createExperimentsStore(bridge);
