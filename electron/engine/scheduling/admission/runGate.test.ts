import { expect, test } from 'vitest';
import type { Limits } from '@shared/model';
import { RunGate, type RunClaim } from './runGate';

interface Asked {
  readonly reasons: string[];
  readonly cancel: () => void;
  state: 'waiting' | 'active' | 'skipped' | 'cancelled';
  leave(): void;
}

function gateOf(project: Limits, pipelines: Record<string, Limits> = {}) {
  const gate = new RunGate(() => ({ project, pipelines }));
  let last = 0;
  const enter = async (pipeline: string, claim: Partial<RunClaim> = {}): Promise<Asked> => {
    const control = new AbortController();
    const asked: Asked = {
      reasons: [],
      cancel: () => control.abort(),
      state: 'waiting',
      leave: () => undefined,
    };
    void gate
      .enterRun({ run: ++last, pipeline, ...claim }, (reason) => asked.reasons.push(reason), control.signal)
      .then(
        (leave) => {
          asked.state = leave === 'skip' ? 'skipped' : 'active';
          if (leave !== 'skip') asked.leave = leave;
        },
        () => (asked.state = 'cancelled'),
      );
    await settled();
    return asked;
  };
  return { gate, enter };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

test('a run over the limit waits, says why, and begins when its turn comes', async () => {
  const { enter } = gateOf({ runs: 2 }, { train: { runs: 1 } });
  const first = await enter('train');
  const second = await enter('train');
  const third = await enter('train');
  expect(first.reasons).toEqual([]);
  expect(second.reasons).toEqual(['waits: 1 of 1 runs of this pipeline are active already']);
  // Another pipeline does not stand behind those who wait for this one.
  expect((await enter('load')).state).toBe('active');
  expect((await enter('score')).reasons).toEqual(['waits: 2 of 2 runs of this project are active already']);
  first.leave();
  first.leave();
  await settled();
  expect([second.state, third.state]).toEqual(['active', 'waiting']);
});

test('a run that would wait is skipped where the limits say so', async () => {
  const { enter } = gateOf({ runs: 2 }, { train: { runs: 1, whenBusy: 'skip' } });
  await enter('train');
  expect((await enter('train')).state).toBe('skipped');
  await enter('load');
  expect((await enter('load')).state).toBe('waiting');
});

test('a run cancelled while it waits leaves no trace', async () => {
  const { gate, enter } = gateOf({ runs: 1 });
  const first = await enter('train');
  const second = await enter('train');
  const third = await enter('train');
  second.cancel();
  await settled();
  expect([second.state, gate.waiting]).toEqual(['cancelled', 1]);
  first.leave();
  await settled();
  expect(third.state).toBe('active');
});

test('a run that a block started waits for no limit that its own ancestors hold', async () => {
  const { enter } = gateOf({ runs: 1 }, { train: { runs: 1 } });
  await enter('train');
  const child = await enter('load', { parent: 1 });
  const grandchild = await enter('train', { parent: 2 });
  expect([child.state, grandchild.state]).toEqual(['active', 'active']);
  // Nor does it take the place of a run that stands by itself.
  const { enter: enterWide } = gateOf({ runs: 2 });
  await enterWide('train');
  await enterWide('load', { parent: 1 });
  expect((await enterWide('score')).state).toBe('active');
});

test('a run that a block started waits for others of its pipeline', async () => {
  const { enter } = gateOf({}, { load: { runs: 1 } });
  const load = await enter('load');
  await enter('train');
  const child = await enter('load', { parent: 2 });
  expect(child.state).toBe('waiting');
  load.leave();
  await settled();
  expect(child.state).toBe('active');
});

test('two runs whose blocks start each other’s pipelines do not wait for ever', async () => {
  const { enter } = gateOf({}, { a: { runs: 1 }, b: { runs: 1 } });
  await enter('a');
  await enter('b');
  const childOfA = await enter('b', { parent: 1 });
  const childOfB = await enter('a', { parent: 2 });
  expect([childOfA.state, childOfB.state]).toEqual(['waiting', 'active']);
});
