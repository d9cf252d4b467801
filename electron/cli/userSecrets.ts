import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectSecrets, SecretFile, type SecretStore } from '@engine/index';

/** The command line has no key chain: the file is for this user alone, and what it holds is readable in it. */
const asItIs = { refusal: () => undefined, close: (value: string) => value, open: (value: string) => value };

/** Secrets as the command line knows them: of the environment, then of a file of this user. */
export function userSecrets(projectFolder: string): SecretStore {
  return projectSecrets(projectFolder, new SecretFile(secretFilePath(), asItIs));
}

/** Where this user's settings are kept, as each system has it. */
export function secretFilePath(): string {
  return join(configurationFolder(), 'lathe', 'secrets.json');
}

function configurationFolder(): string {
  const { APPDATA, XDG_CONFIG_HOME } = process.env;
  if (process.platform === 'win32' && APPDATA) return APPDATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return XDG_CONFIG_HOME || join(homedir(), '.config');
}
