import { buildProject } from './build/index.mjs';
import { packageApp } from './packaging/packageApp.mjs';
import { say, seconds } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';

const started = Date.now();
try {
  await setUp(needs.app);
  await buildProject('all');
  const targets = process.argv.slice(2);
  const made = await packageApp(targets.length ? targets : ['dir']);
  say(made ? `Packaged into dist/ in ${seconds(started)}.` : 'dist/ is up to date.');
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
