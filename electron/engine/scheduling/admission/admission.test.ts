import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Limits } from '@shared/model';
import { Admission, type Claim } from './admission';
import { estimateMemory } from './estimateMemory';

const gigabyte = 1024 ** 3;

interface Asked {
  readonly claim: Claim;
  readonly reasons: string[];
  readonly cancel: () => void;
  state: 'waiting' | 'running' | 'cancelled' | 'ended';
  leave(): void;
}

/** Asks for places and keeps what came of it. */
class Desk {
  readonly asked: Asked[] = [];
  constructor(readonly admission: Admission) {}

  async enter(claim: Partial<Claim> = {}): Promise<Asked> {
    const control = new AbortController();
    const asked: Asked = {
      claim: { run: 1, pipeline: 'train', kind: 'train.mlp', memoryBytes: gigabyte, ...claim },
      reasons: [],
      cancel: () => control.abort(),
      state: 'waiting',
      leave: () => undefined,
    };
    this.asked.push(asked);
    void this.admission
      .enter(asked.claim, (reason) => asked.reasons.push(reason), control.signal)
      .then(
        (leave) => {
          asked.state = 'running';
          asked.leave = () => {
            asked.state = 'ended';
            leave();
          };
        },
        () => (asked.state = 'cancelled'),
      );
    await settled();
    return asked;
  }

  in(state: Asked['state']): Asked[] {
    return this.asked.filter((asked) => asked.state === state);
  }
}

/** Promises that are ready have been heard; no timer has fired. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

function desk(
  workers: number,
  project: Limits = { memoryGb: 8 },
  pipelines: Record<string, Limits> = {},
): Desk {
  return new Desk(
    new Admission(
      () => workers,
      () => ({ project, pipelines }),
    ),
  );
}

test('who finds a free worker starts at once; who does not says so and starts when one is free', async () => {
  const one = desk(1);
  const first = await one.enter();
  expect([first.state, first.reasons]).toEqual(['running', []]);
  const second = await one.enter();
  expect([second.state, second.reasons]).toEqual(['waiting', ['waits for a free worker']]);
  const third = await one.enter();
  first.leave();
  first.leave();
  await settled();
  // Giving a place back twice frees one.
  expect([second.state, third.state]).toEqual(['running', 'waiting']);
});

test.each([
  ['of a kind', { kinds: { 'train.mlp': 2 } }, {}, 'waits: 2 of 2 blocks of train.mlp run already'],
  ['of a pipeline', {}, { blocks: 2 }, 'waits: 2 of 2 blocks of this pipeline run already'],
  ['of a project', { blocks: 2 }, {}, 'waits: 2 of 2 blocks of this project run already'],
  [
    'of a kind in a pipeline',
    {},
    { kinds: { 'train.mlp': 2 } },
    'waits: 2 of 2 blocks of train.mlp in this pipeline run already',
  ],
])('a limit %s holds back, and says so', async (_, project, train, reason) => {
  const limited = desk(9, { memoryGb: 8, ...project }, { train });
  const [first] = [await limited.enter(), await limited.enter()];
  const third = await limited.enter();
  expect(third.reasons).toEqual([reason]);
  first.leave();
  await settled();
  expect(third.state).toBe('running');
});

test('one that a limit holds keeps back nobody else, and keeps its turn', async () => {
  const limited = desk(2, { memoryGb: 8, kinds: { 'train.mlp': 1 } });
  const running = await limited.enter();
  const held = await limited.enter();
  const other = await limited.enter({ kind: 'load.file' });
  expect([held.state, other.state]).toEqual(['waiting', 'running']);
  const later = await limited.enter();
  running.leave();
  await settled();
  expect([held.state, later.state]).toEqual(['running', 'waiting']);
});

test('what would go beyond the memory waits, says how much is free, and has it reserved', async () => {
  const small = desk(9, { memoryGb: 8 });
  const before = [
    await small.enter({ memoryBytes: 4 * gigabyte }),
    await small.enter({ memoryBytes: gigabyte }),
  ];
  const big = await small.enter({ memoryBytes: 6.1 * gigabyte });
  expect(big.reasons).toEqual(['waits for memory: needs about 6.1 GB, 3.0 GB of 8.0 GB are free']);
  // 1.9 GB are left beside the big one.
  const fits = await small.enter({ memoryBytes: 1.5 * gigabyte });
  const passes = await small.enter({ memoryBytes: gigabyte });
  expect([fits.state, passes.state]).toEqual(['running', 'waiting']);
  expect(passes.reasons).toEqual(['waits for memory: needs about 1.0 GB, 0.4 GB of 8.0 GB are free']);
  for (const asked of before) asked.leave();
  await settled();
  expect([big.state, passes.state]).toEqual(['running', 'waiting']);
});

test('an endless stream of small ones does not starve a big one', async () => {
  const busy = desk(9, { memoryGb: 8 });
  await busy.enter({ memoryBytes: 3 * gigabyte });
  const big = await busy.enter({ memoryBytes: 7 * gigabyte });
  for (let turn = 0; turn < 50 && big.state === 'waiting'; turn++) {
    await busy.enter();
    await busy.enter();
    busy.in('running')[0]?.leave();
    await settled();
  }
  expect(big.state).toBe('running');
});

test('one that needs more than all the memory runs alone', async () => {
  const small = desk(9, { memoryGb: 8 });
  const before = await small.enter();
  const huge = await small.enter({ memoryBytes: 20 * gigabyte });
  expect(huge.reasons).toEqual(['waits for memory: needs about 20.0 GB, 7.0 GB of 8.0 GB are free']);
  const after = await small.enter({ memoryBytes: 1 });
  expect(after.state).toBe('waiting');
  before.leave();
  await settled();
  expect([huge.state, after.state]).toEqual(['running', 'waiting']);
  huge.leave();
  await settled();
  expect(after.state).toBe('running');
});

test('a limit that is raised lets in those who wait', async () => {
  let blocks = 1;
  const changing = new Desk(
    new Admission(
      () => 9,
      () => ({ project: { memoryGb: 8, blocks }, pipelines: {} }),
    ),
  );
  await changing.enter();
  const waiting = await changing.enter();
  blocks = 2;
  changing.admission.reconsider();
  await settled();
  expect(waiting.state).toBe('running');
});

test('cancelled before it asks, or while it waits: it gets no place', async () => {
  const one = desk(1);
  const first = await one.enter();
  const second = await one.enter();
  second.cancel();
  await settled();
  expect(second.state).toBe('cancelled');
  expect(one.admission.waiting).toBe(0);
  first.leave();
  expect(one.admission.running).toBe(0);
  const aborted = AbortSignal.abort();
  await expect(one.admission.enter(first.claim, () => undefined, aborted)).rejects.toMatchObject({
    code: 'run.cancelled',
  });
});

const claims = fc.record({
  pipeline: fc.constantFrom('a', 'b'),
  kind: fc.constantFrom('x', 'y', 'z'),
  memoryBytes: fc.integer({ min: 0, max: 12 }).map((quarters) => (quarters * gigabyte) / 4),
});
const someLimits = fc.record(
  {
    blocks: fc.integer({ min: 1, max: 4 }),
    kinds: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 1, max: 3 })),
  },
  { requiredKeys: [] },
);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: claims.map((claim) => ({ type: 'enter' as const, claim })) },
    { weight: 2, arbitrary: fc.nat(99).map((which) => ({ type: 'leave' as const, which })) },
    { weight: 1, arbitrary: fc.nat(99).map((which) => ({ type: 'cancel' as const, which })) },
  ),
  { maxLength: 60 },
);

test('whatever is asked, left and cancelled: no limit is exceeded, and everybody gets in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      someLimits,
      fc.dictionary(fc.constantFrom('a', 'b'), someLimits),
      steps,
      async (workers, project, pipelines, todo) => {
        const random = desk(workers, { ...project, memoryGb: 2 }, pipelines);
        const check = (): void => {
          const running = random.in('running').map(({ claim }) => claim);
          expect(running.length).toBeLessThanOrEqual(Math.min(workers, project.blocks ?? Infinity));
          const memory = running.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
          if (running.length > 1) expect(memory).toBeLessThanOrEqual(2 * gigabyte);
          for (const [kind, most] of Object.entries(project.kinds ?? {}))
            expect(running.filter((claim) => claim.kind === kind).length).toBeLessThanOrEqual(most);
          for (const [pipeline, { blocks = Infinity, kinds = {} }] of Object.entries(pipelines)) {
            const own = running.filter((claim) => claim.pipeline === pipeline);
            expect(own.length).toBeLessThanOrEqual(blocks);
            for (const [kind, most] of Object.entries(kinds))
              expect(own.filter((claim) => claim.kind === kind).length).toBeLessThanOrEqual(most);
          }
          for (const waiting of random.in('waiting')) expect(waiting.reasons.length).toBeGreaterThan(0);
        };
        for (const step of todo) {
          if (step.type === 'enter') await random.enter(step.claim);
          else {
            const among = random.in(step.type === 'leave' ? 'running' : 'waiting');
            const chosen = among[step.which % Math.max(1, among.length)];
            if (step.type === 'leave') chosen?.leave();
            else chosen?.cancel();
            await settled();
          }
          check();
        }
        for (let left = random.in('running'); left.length > 0; left = random.in('running')) {
          left[0]?.leave();
          await settled();
          check();
        }
        expect(random.in('waiting')).toEqual([]);
        expect([random.admission.running, random.admission.waiting]).toEqual([0, 0]);
      },
    ),
  );
});

test('memory is guessed by what was taken before, else by the inputs', () => {
  expect(estimateMemory(gigabyte, 0)).toBe(Math.ceil(1.2 * gigabyte));
  expect(estimateMemory(undefined, gigabyte)).toBe(6 * gigabyte);
  expect(estimateMemory(undefined, 0)).toBe(250 * 1024 ** 2);
});
