/* global window */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { electronExecutable, root } from '../setup/places.mjs';
import { lathe } from './lathe.mjs';
import { median } from './median.mjs';
import { openScreen } from './screen.mjs';
import { traceTasks } from './traceTasks.mjs';

const limit = 100;

/** Tasks over 100 ms of the app's main and renderer threads, in traces recorded while flights runs from nothing. */
export default async function responsive({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-bench-'));
  const screen = await openScreen();
  const traces = [];
  try {
    const project = join(folder, 'flights');
    await lathe('new', project, '--sample', 'flights');
    for (let round = 1; round <= 3; round += 1) {
      progress(`recording run ${round} of 3`);
      traces.push(traceTasks(await recordRun(project, join(folder, `user-${round}`), screen.env)));
    }
  } finally {
    screen.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return Object.assign(
    {},
    ...(await Promise.all(['main', 'renderer'].map((thread) => describe(thread, traces)))),
  );
}

async function describe(thread, traces) {
  const rounds = traces.map((trace) => trace[thread]);
  if (rounds.some((tasks) => tasks.length === 0)) throw new Error(`the trace shows no task of ${thread}`);
  const of = (measure) => {
    const left = [...rounds];
    return median(rounds.length, () => measure(left.shift()));
  };
  return {
    [`${thread}/tasks over ${limit} ms`]: {
      value: await of((tasks) => tasks.filter(({ wall }) => wall > limit).length),
      unit: 'tasks',
    },
    [`${thread}/longest task`]: { value: await of((tasks) => longest(tasks, 'wall')), unit: 'ms' },
    [`${thread}/longest task, computing`]: { value: await of((tasks) => longest(tasks, 'cpu')), unit: 'ms' },
    [`${thread}/tasks`]: { value: await of((tasks) => tasks.length), unit: 'tasks' },
  };
}

function longest(tasks, clock) {
  return Math.round(Math.max(...tasks.map((task) => task[clock])));
}

/** Runs the pipeline in the app without the cache, moves the mouse meanwhile, and returns the trace's file. */
async function recordRun(project, userData, env) {
  const { _electron } = createRequire(import.meta.url)('@playwright/test');
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: ['--no-sandbox', '--disable-gpu', root, '--trust', '--project', project],
    env: { ...process.env, ...env, LATHE_USER_DATA: userData },
  });
  try {
    const page = await app.firstWindow();
    await page.locator('.react-flow__node').first().waitFor();
    await page.evaluate(listenForTheEnd);
    await app.evaluate(({ contentTracing }) =>
      contentTracing.startRecording({
        included_categories: ['toplevel', 'disabled-by-default-devtools.timeline'],
      }),
    );
    await page.evaluate(() => window.lathe.call('runs.start', { pipeline: 'train', fresh: true }));
    const state = await moveUntilTheEnd(page);
    const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
    if (state !== 'succeeded') throw new Error(`the run ${state}`);
    return file;
  } finally {
    await app.close();
  }
}

function listenForTheEnd() {
  const over = new Set(['succeeded', 'failed', 'cancelled', 'interrupted']);
  window.runEnded = undefined;
  window.lathe.on('runs.changed', ({ state }) => {
    if (over.has(state)) window.runEnded = state;
  });
}

/** Clicks through the blocks as they run, as a person who watches does. */
async function moveUntilTheEnd(page) {
  const nodes = page.locator('.react-flow__node');
  const count = await nodes.count();
  for (let step = 0; ; step += 1) {
    const state = await page.evaluate(() => window.runEnded);
    if (state) return state;
    await nodes.nth(step % count).click({ position: { x: 40, y: 12 } });
    await page.mouse.move(300 + (step % 10) * 40, 300 + (step % 7) * 30);
    await page.waitForTimeout(150);
  }
}
