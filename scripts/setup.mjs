import { needs, setUp } from './setup/index.mjs';
import { say } from './setup/console.mjs';

try {
  const absent = await setUp(needs.tests);
  const names = Object.keys(absent);
  say(names.length ? `Lathe is ready, without ${names.join(', ')}.` : 'Lathe is ready.');
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
