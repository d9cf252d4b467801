import { bridge } from '@renderer/bridge';
import { createStorageStore } from './storageStore';

export const useStorage = createStorageStore(bridge);
