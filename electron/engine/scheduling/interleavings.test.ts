import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LatheError } from '@shared/errors';
import { testProject, type TestProject } from '../testing/engine';

const endStates = new Set(['succeeded', 'cached', 'skipped', 'failed', 'cancelled']);

/** Blocks that succeed, throw, kill their worker, fail once, wait for a stop, or map over a list with a bad item. */
const anyBlock = fc.constantFrom('number', 'add', 'throw', 'kill', 'exit', 'flaky', 'train', 'map', 'sum');

interface Scenario {
  readonly kinds: readonly string[];
  readonly reads: readonly number[];
  /** After how many changes of blocks the run is cancelled; never when there are fewer. */
  readonly cancelAfter: number;
  readonly retry: number;
}

const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  kinds: fc.array(anyBlock, { minLength: 2, maxLength: 6 }).map(([, ...kinds]) => ['number', ...kinds]),
  reads: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
  cancelAfter: fc.integer({ min: 8, max: 40 }),
  retry: fc.integer({ min: 0, max: 1 }),
});

function pipelineOf({ kinds, reads, retry }: Scenario): string {
  const lines = ["  - { id: list, kind: test.list, params: { values: ['not', 'throw', 'kill'] } }"];
  kinds.forEach((kind, index) => {
    const from = index === 0 ? undefined : `b${(reads[index] ?? 0) % index}`;
    const input = (port: string): string => (from === undefined ? '' : `, inputs: { ${port}: ${from} }`);
    const again = `retry: { times: ${retry} }`;
    const bad = (how: string): string =>
      `kind: test.fail, ${again}, params: { how: ${how} }${input('value')}`;
    const body = {
      number: `kind: test.number, params: { value: ${index} }`,
      add: `kind: test.add, params: { plus: ${index} }${input('left')}`,
      throw: bad('throw'),
      kill: bad('kill'),
      exit: bad('exit'),
      flaky: `kind: test.flaky, ${again}, params: { until: 1, count: f${index}.txt }${input('value')}`,
      train: `kind: test.train${input('value')}`,
      map: `kind: test.fail, ${again}, map: how, onItemError: continue, params: { how: '\${item.value}' }, inputs: { how: list }`,
      sum: `kind: test.sum, collect: values${input('values')}`,
    }[kind];
    lines.push(`  - { id: b${index}, ${body} }`);
  });
  return `${lines.join('\n')}\n`;
}

/** Runs and cancels; trainings are stopped as soon as they train, so that every run ends. */
async function runOnce(project: TestProject, cancelAfter: number): Promise<number | undefined> {
  const { session } = project;
  let changes = 0;
  let told = project.events.length;
  let run: number | undefined;
  try {
    run = (await session.call('runs.start', { pipeline: 'train' })).id;
  } catch (thrown) {
    expect(LatheError.from(thrown).code).not.toBe('internal');
    return undefined;
  }
  const id = run;
  const ended = session.finished(id);
  const watch = setInterval(() => {
    for (const event of project.events.slice(told)) {
      if (event.name === 'runs.blockChanged') changes += 1;
      if (event.name === 'runs.pointsAdded')
        for (const { run: of, block } of event.payload)
          if (of === id) void session.call('runs.stopEarly', { run: id, block }).catch(() => undefined);
    }
    told = project.events.length;
    if (changes >= cancelAfter) void session.call('runs.cancel', { run: id }).catch(() => undefined);
  }, 5);
  await ended;
  clearInterval(watch);
  return id;
}

async function expectConsistent(project: TestProject, id: number): Promise<void> {
  const { session, folder } = project;
  const run = await session.call('runs.show', { run: id });
  expect(['succeeded', 'failed', 'cancelled']).toContain(run.state);
  for (const block of run.blocks) {
    expect([block.block, endStates.has(block.state)]).toEqual([block.block, true]);
    const { items } = await session.call('runs.items', { run: id, block: block.block });
    for (const { item, state } of items) expect([item, endStates.has(state)]).toEqual([item, true]);
    const outputs = [block, ...items].flatMap((record) => Object.values(record.outputs));
    for (const { hash } of outputs)
      expect(existsSync(join(folder, '.lathe', 'artifacts', hash.slice(0, 2), hash))).toBe(true);
  }
  const attempts = await session.call('runs.attempts', { run: id });
  expect(attempts.filter(({ state }) => state === 'running')).toEqual([]);
  if (run.state === 'succeeded') expect(run.blocks.some(({ state }) => state === 'failed')).toBe(false);
  const scratch = join(folder, '.lathe', 'tmp');
  expect(existsSync(scratch) ? readdirSync(scratch) : []).toEqual([]);
}

test('any interleaving of cancel, crash and retry leaves a consistent store and no process', async () => {
  await fc.assert(
    fc.asyncProperty(anyScenario, async (scenario) => {
      const project = await testProject(pipelineOf(scenario));
      const pids = new Set<number>();
      for (const cancelAfter of [scenario.cancelAfter, Infinity]) {
        const id = await runOnce(project, cancelAfter);
        if (id === undefined) break;
        await expectConsistent(project, id);
        const attempts = await project.session.call('runs.attempts', { run: id });
        for (const { pid } of attempts) if (pid !== undefined) pids.add(pid);
      }
      await project.close();
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
    }),
    { numRuns: 12 },
  );
}, 240_000);

test('two runs of one pipeline at once are both right', async () => {
  const project = await testProject(`
  - { id: list, kind: test.list, params: { values: [1, 2, 3, 4] } }
  - { id: each, kind: test.number, map: n, params: { value: '\${item.value}' }, inputs: { n: list } }
  - { id: more, kind: test.add, params: { plus: 1 }, inputs: { left: each } }
  - { id: sum, kind: test.sum, collect: values, inputs: { values: more } }
`);
  const starts = [1, 2, 3].map(() => project.session.call('runs.start', { pipeline: 'train' }));
  const runs = await Promise.all(starts);
  await Promise.all(runs.map(({ id }) => project.session.finished(id)));
  const shown = await Promise.all(runs.map(({ id }) => project.session.call('runs.show', { run: id })));
  expect(shown.map(({ state }) => state)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  const hashes = shown.map(({ blocks }) =>
    blocks.map(({ block, outputs }) => `${block} ${Object.values(outputs)[0]?.hash}`),
  );
  expect(new Set(hashes.map(String)).size).toBe(1);
  expect(shown.map(({ blocks }) => blocks.find(({ block }) => block === 'sum')?.metrics['sum'])).toEqual([
    14, 14, 14,
  ]);
});
