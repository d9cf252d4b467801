import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lathe, latheByNpm } from './lathe.mjs';
import { median } from './median.mjs';

/** The whole command for a run in which nothing changed: start, plan, cache hits, registration, end. */
export default async function cached({ progress }) {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-bench-'));
  const results = {};
  try {
    for (const sample of ['penguins', 'cars']) {
      const project = join(folder, sample);
      progress(`running ${sample} once`);
      await lathe('new', project, '--sample', sample);
      await lathe('run', project, 'train');
      progress(`running ${sample} again, five times each way`);
      results[`${sample}/command`] = await secondsOf(() => lathe('run', project, 'train'));
      results[`${sample}/npm run lathe`] = await secondsOf(() => latheByNpm('run', project, 'train'));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function secondsOf(run) {
  const value = await median(5, async () => {
    const { summary, seconds } = await run();
    const reran = Object.entries(summary.blocks).filter(([id, { cached }]) => !cached && id !== 'keep');
    if (reran.length) throw new Error(`not cached: ${reran.map(([id]) => id).join(', ')}`);
    return seconds;
  });
  return { value: Number(value.toFixed(3)), unit: 's' };
}
