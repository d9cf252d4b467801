import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(__dirname, '../../..');

/** Brings out/main up to date; at once when it is. */
export async function buildCommandLine(): Promise<void> {
  const builder = (await import(pathToFileURL(resolve(root, 'scripts/build/index.mjs')).href)) as {
    buildProject(what: string): Promise<unknown>;
  };
  await builder.buildProject('engine');
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** With --json: every line, and the last one. */
  readonly lines: readonly Record<string, unknown>[];
  readonly summary: Record<string, unknown>;
}

export interface Running {
  readonly ended: Promise<Ended>;
  interrupt(): void;
}

/** Starts the built command; `onLine` sees each line of its output as it comes. */
export function startLathe(
  words: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Running {
  const child = spawn(process.execPath, [resolve(root, 'out/main/cli.cjs'), ...words], { cwd: root });
  let out = '';
  let err = '';
  let seen = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    const lines = out.split('\n').slice(0, -1);
    for (; seen < lines.length; seen += 1) onLine(lines[seen] ?? '');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((settle, reject) => {
    child.on('error', reject);
    child.on('close', (code) => settle(describe(code, out, err, words.includes('--json'))));
  });
  return { ended, interrupt: () => child.kill('SIGINT') };
}

export function lathe(...words: string[]): Promise<Ended> {
  return startLathe(words).ended;
}

function describe(code: number | null, out: string, err: string, json: boolean): Ended {
  const lines = json
    ? out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { code, out, err, lines, summary: lines.at(-1) ?? {} };
}
