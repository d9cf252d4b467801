import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { buildProject } from './build/index.mjs';
import { say } from './setup/console.mjs';
import { electronExecutable, root } from './setup/places.mjs';

// Needs a set-up checkout (npm start). The renderer reloads itself; the rest is rebuilt and the app restarted.
const server = await createServer({ configFile: join(root, 'vite.config.mts') });
await server.listen();
const address = server.resolvedUrls.local[0];
say(`The renderer is served at ${address}`);

let app;
let pending;

function open() {
  const flags = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const env = { ...process.env, LATHE_RENDERER_URL: address };
  const started = spawn(electronExecutable(), [...flags, root, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env,
  });
  started.on('close', () => started === app && end());
  app = started;
}

async function rebuild() {
  const built = await buildProject('programs').catch((error) => say(error.message));
  if (!built?.length) return;
  say(`Rebuilt ${built.join(', ')}: restarting`);
  const old = app;
  app = undefined;
  old?.kill();
  open();
}

async function end() {
  app?.kill();
  await server.close();
  process.exit(0);
}

await buildProject('programs');
open();
for (const folder of ['electron', 'shared']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(rebuild, 150);
  });
}
process.on('SIGINT', end).on('SIGTERM', end);
