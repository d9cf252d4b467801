/** The engine's door for worker processes. What a task needs is loaded when the first such task comes. */
import { kindCatalogue } from './graph/kindCatalogue';
import { blockTask } from './scheduling/blockTask';
import type { TaskHandlers } from './scheduling/protocol';

export { hostPort } from './scheduling/hostPort';
export { killOwnTree } from './scheduling/processTree';
export { serveTasks } from './scheduling/serveTasks';

export const taskHandlers: TaskHandlers = {
  'block.run': blockTask(async () => kindCatalogue((await import('./blocks')).blockKinds)),
  'sql.firstRow': async ({ projectFolder, sql }, { signal }) => {
    const row = await (await import('./blocks')).firstRow(projectFolder, sql, signal);
    return row === undefined ? {} : { row };
  },
  'frame.page': async (input) => (await import('./frames')).framePage(input.folder, input),
  'frame.profile': async (input) => (await import('./frames')).frameProfile(input.folder),
  'model.export': async (input, control) => (await import('./registry')).exportModel(input, control),
  'model.predict': async (input, control) => (await import('./registry')).predictFile(input, control),
  'items.read': async (input) => ({ items: await (await import('./frames')).readItems(input) }),
  'callback.run': async (input, control) =>
    (await import('./blocks/code.typescript/runCallbacks')).runCallbacks(input, control),
};
