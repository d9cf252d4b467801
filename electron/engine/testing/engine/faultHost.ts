import { createEngine } from '@engine/createEngine';
import { forkLauncher } from '@engine/scheduling';
import { LatheError } from '@shared/errors';
import { testKinds } from './testKinds';

/** A host in surroundings that are made hard for it: runs the pipelines it is given and prints how each went. */
const [folder = '', worker = '', ...pipelines] = process.argv.slice(2);

async function main(): Promise<void> {
  const engine = createEngine(
    { launcher: forkLauncher(worker), workers: 2, onEvent: () => undefined },
    testKinds,
  );
  const session = await engine.openProject(folder, { mode: 'own' });
  print({ readOnly: session.readOnly ?? null });
  for (const pipeline of pipelines) {
    try {
      const { id } = await session.call('runs.start', { pipeline });
      await session.finished(id);
      print({ pipeline, run: await session.call('runs.show', { run: id }) });
    } catch (thrown) {
      print({ pipeline, refused: LatheError.from(thrown).toData() });
    }
  }
  print({ runs: (await session.call('runs.list', {})).map(({ id, state }) => ({ id, state })) });
  await engine.close();
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

void main();
