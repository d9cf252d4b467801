import { LatheError } from '@shared/errors';

/** Where a secret is kept: in the environment, for one project, or for every project of this user. */
export type SecretPlace = 'environment' | 'project' | 'everywhere';

/** The secrets that one project sees. The host says where they are kept. */
export interface SecretStore {
  /** Names without values, in order. The first place that has one wins: environment, project, everywhere. */
  list(): readonly { readonly name: string; readonly place: SecretPlace }[];
  /** @throws LatheError when it is there and cannot be read. */
  get(name: string): string | undefined;
  /** @throws LatheError `request.denied` where nothing can be kept safely, `request.invalid` for a bad name. */
  mustBeAbleToSet(name: string): void;
  /** @throws LatheError as `mustBeAbleToSet`, and `request.invalid` for an empty value. */
  set(name: string, value: string, place: 'project' | 'everywhere'): void;
  /** Whether there was one. */
  remove(name: string, place: 'project' | 'everywhere'): boolean;
}

/** @throws LatheError `request.invalid`. */
export function mustBeSecretName(name: string): void {
  if (/^[A-Za-z]\w*$/.test(name)) return;
  throw new LatheError('request.invalid', `\`${name}\` cannot be the name of a secret.`, {
    cure: 'Use letters, digits and _, starting with a letter, such as API_TOKEN.',
  });
}

/**
 * The secrets by name, each read when it is asked for. Where not even the names can be read there are none: the
 * error of the missing one leads to the place that says why.
 */
export function secretValues(store: SecretStore): Readonly<Record<string, string>> {
  const values = {};
  try {
    for (const { name } of store.list()) {
      Object.defineProperty(values, name, { enumerable: true, get: () => store.get(name) });
    }
  } catch {
    return {};
  }
  return values;
}

/** All values that can be read, for taking them out of what is logged. */
export function readableValues(values: Readonly<Record<string, string>>): string[] {
  return Object.keys(values).flatMap((name) => {
    try {
      return values[name] ?? [];
    } catch {
      return [];
    }
  });
}
