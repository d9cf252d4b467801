import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProject } from './build/index.mjs';
import { say } from './setup/console.mjs';
import { needs, setUp } from './setup/index.mjs';
import { electronExecutable, root } from './setup/places.mjs';
import { hasDisplay } from './setup/steps/display.mjs';
import { systemLibraries } from './setup/steps/systemLibraries.mjs';

/** Runs the command line; resolves with its exit code and what it printed, shown unless captured. */
function lathe(args, { capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const program = [join(root, 'out/main/cli.cjs'), ...args];
    const child = spawn(process.execPath, program, {
      stdio: ['inherit', capture ? 'pipe' : 'inherit', 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function mustDo(args, options) {
  const result = await lathe(args, options);
  if (result.code !== 0) throw new Error(`lathe ${args.join(' ')} ended with ${result.code}`);
  return result.output;
}

/** The penguins sample from data to a registered model, for a machine without a display. */
async function runHeadless() {
  const project = join(mkdtempSync(join(tmpdir(), 'lathe-')), 'penguins');
  console.log('There is no display: running the penguins sample without the app.');
  await mustDo(['new', project, '--sample', 'penguins'], { capture: true });
  const lines = (await mustDo(['run', project, 'train', '--json'], { capture: true })).trimEnd().split('\n');
  const summary = JSON.parse(lines.at(-1));
  const report = join(project, 'report.html');
  await mustDo(['report', project, String(summary.run), '--out', report], { capture: true });
  printSummary(summary);
  console.log(`\nProject: ${project}\nReport:  ${report}`);
  console.log('\nNext: npm run lathe -- --help');
}

function printSummary({ run, state, seconds, blocks, metrics, models }) {
  console.log(`\nRun ${run} ${state} in ${seconds.toFixed(1)} s`);
  for (const [id, block] of Object.entries(blocks)) {
    const rows = block.rows === undefined ? '' : `${block.rows} rows`;
    console.log(
      `  ${id.padEnd(16)} ${block.state.padEnd(10)} ${block.seconds.toFixed(2).padStart(6)} s  ${rows}`,
    );
  }
  console.log('\nMetrics on the held-out test rows');
  for (const [name, value] of Object.entries(metrics))
    console.log(`  ${name.padEnd(28)} ${Number(value).toFixed(4)}`);
  console.log(`\nModels: ${models.join(', ') || 'none registered'}`);
}

async function openApp() {
  const project = join(homedir(), 'Lathe', 'penguins');
  if (!existsSync(project)) await mustDo(['new', project, '--sample', 'penguins']);
  // Chromium's sandbox refuses to run as root.
  const flags = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  const app = spawn(electronExecutable(), [...flags, root, '--trust', '--project', project], {
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    app.on('error', reject);
    app.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  const withDisplay = hasDisplay();
  await setUp(withDisplay ? needs.app : needs.engine);
  await buildProject(withDisplay ? 'all' : 'engine', (names) => say(`Building ${names.join(', ')}`));
  if (withDisplay && existsSync(electronExecutable()) && systemLibraries.ready())
    process.exitCode = await openApp();
  else await runHeadless();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
