import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { appRoot } from './appRoot';

const electron = join(appRoot(), '.cache/runtimes/electron/electron');

// Node 16, which lacks these globals, is at hand inside the oldest supported Electron only.
it.runIf(existsSync(electron))('gives the oldest runtime the globals that bundles rely on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-polyfill-'));
  const program = `
    import '${join(appRoot(), 'electron/engine/runtimes/polyfill.ts')}';
    const copy = structuredClone({ when: new Date(5), map: new Map([['a', [1]]]) });
    const stop = new AbortController();
    const any = AbortSignal.any([stop.signal, new AbortController().signal]);
    stop.abort(new Error('stopped'));
    console.log(JSON.stringify({
      copied: copy.when.getTime() === 5 && copy.map.get('a')[0] === 1,
      uuid: crypto.randomUUID().length,
      reason: any.reason.message,
      exception: new DOMException('gone', 'AbortError').name,
      detail: new CustomEvent('x', { detail: 7 }).detail,
      blob: new Blob(['abc']).size,
      stream: new ReadableStream() instanceof ReadableStream,
      fetch: [typeof fetch, new Headers({ a: 'b' }).get('A')],
    }));`;
  const file = join(folder, 'program.cjs');
  const stdin = { contents: program, resolveDir: appRoot(), loader: 'ts' } as const;
  buildSync({ stdin, bundle: true, platform: 'node', target: 'node16', format: 'cjs', outfile: file });
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout, stderr } = spawnSync(electron, [file], { env, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    copied: true,
    uuid: 36,
    reason: 'stopped',
    exception: 'AbortError',
    detail: 7,
    blob: 3,
    stream: true,
    fetch: ['function', 'b'],
  });
});
