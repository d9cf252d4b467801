import { createEngine, forkLauncher } from '@engine/index';
import { join } from 'node:path';

/** Bytes that the host holds after some runs of a pipeline, and after many more. */
const [folder, pipeline, few, many] = process.argv.slice(2);
const engine = createEngine({
  launcher: forkLauncher(join(process.cwd(), 'out/main/worker.cjs')),
  workers: 2,
  onEvent: () => undefined,
});

function held() {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}

async function main() {
  const session = await engine.openProject(folder, { mode: 'own' });
  const after = {};
  for (let run = 1; run <= Number(many); run += 1) {
    const { id } = await session.call('runs.start', { pipeline, fresh: true });
    const { state } = await session.finished(id);
    if (state !== 'succeeded') throw new Error(`run ${id} ${state}`);
    if (run === Number(few)) after.few = held();
  }
  after.many = held();
  await engine.close();
  process.stdout.write(JSON.stringify(after));
}

void main();
