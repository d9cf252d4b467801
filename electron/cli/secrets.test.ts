import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from './commands/secrets';
import type { Invocation } from './invocation';
import { Output } from './output';
import { readSecret } from './readSecret';
import { secretFilePath } from './userSecrets';

let scratch = '';
let project = '';
beforeEach(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), 'lathe-secrets-')));
  project = join(scratch, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'lathe.yaml'), 'lathe: 1\nname: T\n');
  vi.stubEnv('XDG_CONFIG_HOME', join(scratch, 'config'));
  vi.stubEnv('APPDATA', join(scratch, 'config'));
  vi.stubEnv('HOME', scratch);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs the command with a pipe as its standard input; gives what it wrote. */
async function secrets(
  options: Record<string, string | boolean>,
  piped = '',
  folder = project,
): Promise<string> {
  const written: string[] = [];
  const sink = new PassThrough();
  sink.on('data', (data: Buffer) => written.push(data.toString()));
  const input = new PassThrough();
  input.end(piped);
  vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as never);
  const stream = sink as unknown as NodeJS.WriteStream;
  await run({
    arguments: [folder],
    text: (option) => options[option] as string | undefined,
    texts: () => [],
    flag: (option) => options[option] === true,
    output: new Output(options['json'] === true, stream, stream),
    interrupted: new AbortController().signal,
  } satisfies Invocation);
  return written.join('');
}

describe('lathe secrets', () => {
  it('keeps what is piped in, for a project or for all, and never shows it', async () => {
    expect(await secrets({ set: 'TOKEN' }, 'line one\nline two\n')).toBe('TOKEN is kept for this project.\n');
    await secrets({ set: 'SHARED', everywhere: true }, 'všude');
    vi.stubEnv('LATHE_SECRET_FROM_ENV', 'x');
    const listed = await secrets({ json: true });
    expect(
      listed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { name: 'FROM_ENV', place: 'environment' },
      { name: 'SHARED', place: 'everywhere' },
      { name: 'TOKEN', place: 'project' },
      { secrets: 3 },
    ]);
    expect(listed + (await secrets({}))).not.toContain('line');
    expect(JSON.parse(readFileSync(secretFilePath(), 'utf8'))).toEqual({
      lathe: 1,
      everywhere: { SHARED: 'všude' },
      projects: { [project]: { TOKEN: 'line one\nline two' } },
    });
    expect(statSync(secretFilePath()).mode & 0o777).toBe(0o600);
  });

  it('removes where it is told to', async () => {
    await secrets({ set: 'TOKEN', everywhere: true }, 'a');
    await expect(secrets({ remove: 'TOKEN' })).rejects.toThrow(
      expect.objectContaining({ code: 'secret.missing' }),
    );
    expect(await secrets({ remove: 'TOKEN', everywhere: true })).toBe(
      'TOKEN is no longer kept for every project.\n',
    );
    expect(await secrets({})).toMatch(/^No secret is kept yet/);
  });

  it('refuses a value on the command line without repeating it, and a folder that is no project', async () => {
    const refused = await secrets({ set: 'TOKEN=hunter2' }).catch((error: Error) => error.message);
    expect(refused).toContain('Give only the name');
    expect(refused).not.toContain('hunter2');
    await expect(secrets({ set: 'TO-KEN' }, 'x')).rejects.toThrow('cannot be the name');
    await expect(secrets({}, '', scratch)).rejects.toThrow(
      expect.objectContaining({ code: 'project.notFound' }),
    );
  });
});

describe('asked for at a terminal', () => {
  function terminal() {
    const raw: boolean[] = [];
    const source = Object.assign(new PassThrough(), {
      isTTY: true as const,
      setRawMode(on: boolean) {
        raw.push(on);
        return this as never;
      },
    });
    const screen = new PassThrough();
    return { source, screen, raw, shown: () => String(screen.read()) };
  }

  it('a value ends with Enter, can be corrected, and is not shown', async () => {
    const { source, screen, raw, shown } = terminal();
    const value = readSecret('TOKEN', source, screen);
    for (const keys of ['wrong\u0015p', 'a\u007Fä', 'ss\u001B', 'é\rrest']) source.write(keys);
    expect(await value).toBe('pässé');
    expect(shown()).toBe('Value of TOKEN (not shown): \n');
    expect(raw).toEqual([true, false]);
  });

  it('Ctrl-C cancels', async () => {
    const { source, screen, raw } = terminal();
    const value = readSecret('TOKEN', source, screen);
    source.write('half\u0003');
    await expect(value).rejects.toThrow(expect.objectContaining({ code: 'run.cancelled' }));
    expect(raw).toEqual([true, false]);
  });
});
