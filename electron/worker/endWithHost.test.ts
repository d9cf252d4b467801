import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { bundledProgram } from '@engine/testing/engine';

/** Forks the program as a launcher does, and passes on what it says. */
const host = `
  const [program, how] = process.argv.slice(1);
  const child = require('node:child_process').fork(program, [how], { detached: true });
  child.on('message', (pids) => process.send(pids));
`;

describe.skipIf(process.platform === 'win32')('when the host is killed', () => {
  test.each(['listens', 'loops'])('a worker that %s ends, and what it has started', async (how) => {
    const program = bundledProgram('electron/worker/testing/childOfHost.ts');
    const started = spawn(process.execPath, ['-e', host, program, how], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [pids] = (await once(started, 'message')) as [number[]];
    expect(pids.map(isAlive)).toEqual([true, true]);
    started.kill('SIGKILL');
    while (pids.some(isAlive)) await pause(50);
  });
});

/** A zombie, which only its parent can clear away, counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}
