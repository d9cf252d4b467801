import { bridge } from '@renderer/bridge';
import { createSecretsStore } from './secretsStore';

export const useSecrets = createSecretsStore(bridge);
