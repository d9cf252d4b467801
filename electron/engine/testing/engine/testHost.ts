import { createEngine } from '@engine/createEngine';
import { forkLauncher } from '@engine/scheduling';
import { testKinds } from './testKinds';

/** A host of its own process, to be killed: runs `train` of the project and says when the training runs. */
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

void engine
  .openProject(folder, { mode: 'own' })
  .then((session) => session.call('runs.start', { pipeline: 'train' }));
