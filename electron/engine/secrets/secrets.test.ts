import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { projectSecrets } from './projectSecrets';
import { SecretFile, type Seal } from './secretFile';
import { readableValues, secretValues } from './secretStore';

/** Closes by turning the text around, and says no when told to. */
function turning(refuse = false): Seal & { broken: boolean } {
  return {
    broken: false,
    refusal: () => (refuse ? { message: 'There is no key chain.', cure: 'Start one.' } : undefined),
    close: (value) => [...value].reverse().join(''),
    open(sealed) {
      if (this.broken) throw new Error('wrong key');
      return [...sealed].reverse().join('');
    },
  };
}

function setUp(seal: Seal = turning(), environment: Record<string, string> = {}) {
  const path = join(scratchFolder(), 'config', 'secrets.json');
  const file = new SecretFile(path, seal);
  return {
    path,
    here: projectSecrets('/here', file, environment),
    there: projectSecrets('/there', file, {}),
  };
}

test('a secret belongs to its project, or to every one; the environment wins, then the project', () => {
  const { path, here, there } = setUp(turning(), {
    LATHE_SECRET_TOKEN: 'from-env',
    LATHE_SECRET_: 'x',
    OTHER: 'y',
  });
  here.set('PASSWORD', 'mine', 'project');
  here.set('PASSWORD', 'all', 'everywhere');
  here.set('TOKEN', 'kept', 'project');
  expect(here.list()).toEqual([
    { name: 'PASSWORD', place: 'project' },
    { name: 'TOKEN', place: 'environment' },
  ]);
  expect([here.get('PASSWORD'), here.get('TOKEN'), there.get('PASSWORD'), there.get('TOKEN')]).toEqual([
    'mine',
    'from-env',
    'all',
    undefined,
  ]);
  expect(readFileSync(path, 'utf8')).not.toContain('mine');
  expect(here.remove('PASSWORD', 'project')).toBe(true);
  expect(here.remove('PASSWORD', 'project')).toBe(false);
  expect(here.get('PASSWORD')).toBe('all');
  expect(here.get('constructor')).toBeUndefined();
});

test('the file is for this user alone, and is not used once others may read it', () => {
  const { path, here } = setUp();
  here.set('TOKEN', 'value', 'project');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  chmodSync(path, 0o640);
  for (const use of [
    () => here.get('TOKEN'),
    () => here.set('TOKEN', 'b', 'project'),
    () => here.remove('TOKEN', 'project'),
  ]) {
    expect(use).toThrow(
      expect.objectContaining({
        code: 'request.denied',
        cure: expect.stringContaining(`chmod 600 "${path}"`) as string,
      }),
    );
  }
  expect(secretValues(here)).toEqual({});
});

test('where nothing can be kept safely, nothing is written', () => {
  const { path, here } = setUp(turning(true));
  expect(() => here.set('TOKEN', 'value', 'project')).toThrow(
    expect.objectContaining({
      code: 'request.denied',
      message: 'There is no key chain.',
      cure: 'Start one.',
    }),
  );
  expect(existsSync(path)).toBe(false);
});

test('a name or value that cannot be one is refused', () => {
  const { here } = setUp();
  for (const name of ['', 'A-B', '1A', 'a.b', 'A B', '__proto__']) {
    expect(() => here.set(name, 'x', 'project')).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );
  }
  expect(() => here.set('A', '', 'project')).toThrow('would be empty');
});

test('a damaged file is told and left alone', () => {
  const { path, here } = setUp();
  here.set('TOKEN', 'value', 'project');
  writeFileSync(path, '{');
  expect(() => here.set('OTHER', 'value', 'project')).toThrow(
    expect.objectContaining({ code: 'file.malformed' }),
  );
  expect(readFileSync(path, 'utf8')).toBe('{');
});

test('values are read when asked for; one that cannot be opened stops nobody else', () => {
  const seal = turning();
  const { here } = setUp(seal, { LATHE_SECRET_OPEN: 'open' });
  here.set('CLOSED', 'value', 'project');
  expect(readableValues(secretValues(here))).toEqual(['value', 'open']);
  seal.broken = true;
  const values = secretValues(here);
  expect(values['OPEN']).toBe('open');
  expect(() => values['CLOSED']).toThrow(expect.objectContaining({ code: 'secret.missing' }));
  expect(readableValues(values)).toEqual(['open']);
});
