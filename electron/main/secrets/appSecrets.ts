import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { projectSecrets, SecretFile, type SecretStore } from '@engine/index';
import { keyChainSeal } from './keyChainSeal';

const seal = keyChainSeal(safeStorage, process.platform);

/** Secrets of the app: of the environment, then of a file that the system's key chain opens. */
export function appSecrets(projectFolder: string | undefined): SecretStore {
  const file = new SecretFile(join(app.getPath('userData'), 'sealed-secrets.json'), seal);
  return projectSecrets(projectFolder, file);
}

/** Why none can be kept on this machine. */
export const secretsRefusal = (): ReturnType<typeof seal.refusal> => seal.refusal();
