import { bridge } from '@renderer/bridge';
import { createSystemStore } from './store';

export const useSystem = createSystemStore(bridge);
