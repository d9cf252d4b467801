import type { SafeStorage } from 'electron';
import type { Seal } from '@engine/index';

/** Of Electron's, what is used here; older versions do not tell the backend. */
export type KeyChain = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'> &
  Partial<Pick<SafeStorage, 'getSelectedStorageBackend'>>;

/** Closes secrets with a key of the system's key chain. */
export function keyChainSeal(keyChain: KeyChain, platform: NodeJS.Platform): Seal {
  return {
    refusal() {
      if (keyChain.isEncryptionAvailable() && !isPlain(keyChain, platform)) return undefined;
      return {
        message: 'This system has no key chain, so secrets cannot be kept safely here.',
        cure:
          platform === 'linux'
            ? 'Install and unlock a keyring (GNOME Keyring or KWallet) and start Lathe again, or set LATHE_SECRET_NAME in the environment.'
            : 'Unlock it and start Lathe again, or set LATHE_SECRET_NAME in the environment.',
      };
    },
    close: (value) => keyChain.encryptString(value).toString('base64'),
    open: (sealed) => keyChain.decryptString(Buffer.from(sealed, 'base64')),
  };
}

/** Without a keyring, Chromium on Linux encrypts with a key that is in its source. */
function isPlain(keyChain: KeyChain, platform: NodeJS.Platform): boolean {
  if (platform !== 'linux') return false;
  const backend = keyChain.getSelectedStorageBackend?.();
  return backend === 'basic_text' || backend === 'unknown';
}
