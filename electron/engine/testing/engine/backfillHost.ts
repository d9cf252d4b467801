import { createEngine } from '@engine/createEngine';
import { forkLauncher } from '@engine/scheduling';
import { testKinds } from './testKinds';

/** A host of its own process, to be killed: backfills `train` and says when the first run trains. */
const [folder = '', worker = ''] = process.argv.slice(2);

const engine = createEngine(
  {
    launcher: forkLauncher(worker),
    workers: 2,
    onEvent: (event) => {
      if (event.name === 'runs.pointsAdded') process.send?.('training');
    },
  },
  testKinds,
);

void engine.openProject(folder, { mode: 'own' }).then((session) =>
  session.call('backfills.start', {
    pipeline: 'train',
    from: '2024-01-01',
    to: '2024-04-01',
    every: { value: 1, unit: 'month' },
  }),
);
