import type { SecretList } from '@shared/contract';
import { appSecrets, secretsRefusal } from '../secrets';
import type { Desk } from '../windows';
import type { ShellCommand, ShellHandlers } from './handlers';

type SecretHandlers = Pick<ShellHandlers, Extract<ShellCommand, `secrets.${string}`>>;

/** Values come in and never go out. */
export const secretHandlers: SecretHandlers = {
  'secrets.list': (_input, desk) => listOf(desk),
  'secrets.set'({ name, value, place }, desk) {
    secretsOf(desk).set(name, value, place);
    return listOf(desk);
  },
  'secrets.remove'({ name, place }, desk) {
    secretsOf(desk).remove(name, place);
    return listOf(desk);
  },
};

function secretsOf(desk: Desk): ReturnType<typeof appSecrets> {
  return appSecrets(desk.current()?.folder);
}

function listOf(desk: Desk): SecretList {
  const refusal = secretsRefusal();
  return { secrets: [...secretsOf(desk).list()], ...(refusal ? { refusal } : {}) };
}
