/** The engine's door for worker processes. What a task needs is loaded when the first such task comes. */
import { kindCatalogue } from './graph/kindCatalogue';
import { blockTask } from './scheduling/blockTask';
import type { TaskHandlers } from './scheduling/protocol';

export { serveTasks, type HostPort } from './scheduling/serveTasks';

export const taskHandlers: TaskHandlers = {
  'block.run': blockTask(async () => kindCatalogue((await import('./blocks')).blockKinds)),
  'frame.page': async (input) => (await import('./frames')).framePage(input.folder, input),
  'frame.profile': async (input) => (await import('./frames')).frameProfile(input.folder),
  'model.export': async (input, control) => (await import('./registry')).exportModel(input, control),
  'model.predict': async (input, control) => (await import('./registry')).predictFile(input, control),
  'items.read': () => Promise.reject(new Error('to come')),
  'callback.run': () => Promise.reject(new Error('to come')),
};
