import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectSecrets, SecretFile } from '@engine/index';
import { keyChainSeal, type KeyChain } from './keyChainSeal';

type Backend = ReturnType<NonNullable<KeyChain['getSelectedStorageBackend']>>;

function keyChain(available: boolean, backend?: Backend): KeyChain {
  return {
    isEncryptionAvailable: () => available,
    encryptString: (text) => Buffer.from(text, 'utf8').map((byte) => byte ^ 0x5a) as Buffer,
    decryptString: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString('utf8'),
    ...(backend === undefined ? {} : { getSelectedStorageBackend: () => backend }),
  };
}

test.each<[string, KeyChain, NodeJS.Platform, boolean]>([
  ['a keyring', keyChain(true, 'gnome_libsecret'), 'linux', true],
  ['an older Electron with a keyring', keyChain(true), 'linux', true],
  ['a Mac', keyChain(true), 'darwin', true],
  ['no keyring', keyChain(true, 'basic_text'), 'linux', false],
  ['a keyring that is not known yet', keyChain(true, 'unknown'), 'linux', false],
  ['an older Electron without a keyring', keyChain(false), 'linux', false],
  ['a locked key chain', keyChain(false), 'darwin', false],
])('with %s', (_, chain, platform, keeps) => {
  expect(keyChainSeal(chain, platform).refusal() === undefined).toBe(keeps);
});

test('what is kept comes back, and is not readable in the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-seal-'));
  try {
    const path = join(folder, 'sealed.json');
    const store = projectSecrets('/p', new SecretFile(path, keyChainSeal(keyChain(true), 'darwin')), {});
    store.set('TOKEN', 'geheim ä', 'project');
    expect(store.get('TOKEN')).toBe('geheim ä');
    expect(readFileSync(path, 'utf8')).not.toContain('geheim');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
