import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from './build/index.mjs';
import { say } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';
import { root } from './setup/places.mjs';

try {
  await setUp(needs.engine, { retry: false });
  await buildProject('engine', (names) => say(`Building ${names.join(', ')}`));
} catch (error) {
  say(error.message);
  process.exit(1);
}

// In this process, not in a child: exit code and signals are the command's own.
const program = join(root, 'out/main/cli.cjs');
if (!existsSync(program)) {
  say('There is no command line to run: electron/cli/cli.ts is absent.');
  process.exit(1);
}
process.argv[1] = program;
createRequire(import.meta.url)(program);
