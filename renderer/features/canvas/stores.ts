import { bridge } from '@renderer/bridge';
import { createRunStore } from './run/runStore';
import { createCanvasStore } from './store';

/** The one pipeline on the canvas of this window, and its live run state. */
export const useCanvas = createCanvasStore(bridge);
export const useRuns = createRunStore(bridge);
