import type { HostMessage } from '@engine/scheduling/protocol';
import { kindCatalogue } from '@engine/graph/kindCatalogue';
import { blockTask } from '@engine/scheduling/blockTask';
import { serveTasks } from '@engine/scheduling/serveTasks';
import { testKinds } from './testKinds';

const absent = (): Promise<never> => Promise.reject(new Error('not in this worker'));

process.on('disconnect', () => process.exit(0));
serveTasks(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', (message) => listener(message as HostMessage)),
  },
  {
    'block.run': blockTask(() => Promise.resolve(kindCatalogue(testKinds))),
    'sql.firstRow': absent,
    'frame.page': absent,
    'frame.profile': absent,
    'model.export': absent,
    'model.predict': absent,
    'items.read': async (input) => ({ items: await (await import('@engine/frames')).readItems(input) }),
    'callback.run': absent,
  },
);
