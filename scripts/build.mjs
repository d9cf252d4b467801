import { buildProject } from './build/index.mjs';
import { say, seconds } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';

const started = Date.now();
try {
  await setUp([needs.engine[0]]);
  const built = await buildProject('all');
  say(built.length ? `Built ${built.join(', ')} in ${seconds(started)}.` : 'The build is up to date.');
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
