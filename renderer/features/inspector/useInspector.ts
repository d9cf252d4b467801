import { bridge } from '@renderer/bridge';
import { createInspectorStore } from './store';

export const useInspector = createInspectorStore(bridge);
