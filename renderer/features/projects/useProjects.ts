import { bridge } from '@renderer/bridge';
import { createProjectStore } from './store';

export const useProjects = createProjectStore(bridge);
