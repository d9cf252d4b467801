import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JsonFile } from './jsonFile';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lathe-settings-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  new JsonFile(
    () => join(folder, 'a.json'),
    z.object({ workers: z.number().int() }),
    () => ({ workers: 2 }),
  );

describe('JsonFile', () => {
  it('starts with the initial value and keeps what is written', () => {
    const file = open();
    expect(file.read()).toEqual({ workers: 2 });
    file.write({ workers: 4 });
    expect(open().read()).toEqual({ workers: 4 });
  });

  it('takes a damaged file for an absent one', () => {
    writeFileSync(join(folder, 'a.json'), '{"workers": "many"');
    expect(open().read()).toEqual({ workers: 2 });
  });

  it('refuses to write what it could not read', () => {
    const file = open();
    file.write({ workers: 3 });
    expect(() => file.write({ workers: 0.5 })).toThrow();
    expect(JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8'))).toEqual({ workers: 3 });
  });
});
