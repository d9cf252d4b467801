import { describe } from 'vitest';
import { testWorkerFile } from '../testing/engine';
import { forkLauncher } from './forkLauncher';
import { testWorkerLauncher } from './workerLauncher.contract';

describe('workers as child processes of Node', () => {
  testWorkerLauncher(() => forkLauncher(testWorkerFile()));
});
