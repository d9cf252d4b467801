import { spawn } from 'node:child_process';
import { hasDisplay } from '../setup/steps/display.mjs';

/** A display to draw on: the machine's own, or a virtual one until `close`. */
export async function openScreen() {
  if (hasDisplay()) return { env: {}, close() {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', () => reject(new Error('Xvfb did not start')));
    server.stdio[3].once('data', (text) => resolve(String(text).trim()));
  });
  return { env: { DISPLAY: `:${number}` }, close: () => server.kill() };
}
