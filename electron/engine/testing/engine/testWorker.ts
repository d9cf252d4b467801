import '@engine/runtimes/polyfill';
import { kindCatalogue } from '@engine/graph/kindCatalogue';
import { blockTask } from '@engine/scheduling/blockTask';
import { hostPort } from '@engine/scheduling/hostPort';
import { serveTasks } from '@engine/scheduling/serveTasks';
import { testKinds } from './testKinds';

const absent = (): Promise<never> => Promise.reject(new Error('not in this worker'));

process.on('disconnect', () => process.exit(0));
serveTasks(hostPort(), {
  'block.run': blockTask(() => Promise.resolve(kindCatalogue(testKinds))),
  'sql.firstRow': async ({ projectFolder, sql }, { signal }) => {
    const row = await (await import('@engine/blocks')).firstRow(projectFolder, sql, signal);
    return row === undefined ? {} : { row };
  },
  'frame.page': absent,
  'frame.profile': absent,
  'model.export': absent,
  'model.predict': absent,
  'items.read': async (input) => ({ items: await (await import('@engine/frames')).readItems(input) }),
  'callback.run': absent,
});
