import { LatheError } from '@shared/errors';
import type { SecretFile } from './secretFile';
import { mustBeSecretName, type SecretPlace, type SecretStore } from './secretStore';

const prefix = 'LATHE_SECRET_';

/**
 * The secrets of a project: `LATHE_SECRET_NAME` of the environment, then those of its folder, then those of every
 * project.
 * @param folder absolute, links resolved; undefined where no project is open.
 */
export function projectSecrets(
  folder: string | undefined,
  file: SecretFile,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SecretStore {
  const keptFor = (place: 'project' | 'everywhere'): string | undefined => {
    if (place === 'everywhere') return undefined;
    if (folder !== undefined) return folder;
    throw new LatheError('project.notFound', 'No project is open that the secret could be kept for.', {
      cure: 'Open one, or keep the secret for every project.',
    });
  };
  return {
    list() {
      const places = new Map<string, SecretPlace>();
      for (const name of file.names(undefined)) places.set(name, 'everywhere');
      if (folder !== undefined) for (const name of file.names(folder)) places.set(name, 'project');
      for (const [name, value] of Object.entries(environment)) {
        if (name.startsWith(prefix) && name !== prefix && value) {
          places.set(name.slice(prefix.length), 'environment');
        }
      }
      return [...places]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, place]) => ({ name, place }));
    },
    get: (name) => environment[prefix + name] || (file.get(name, folder) ?? file.get(name, undefined)),
    mustBeAbleToSet(name) {
      mustBeSecretName(name);
      file.mustBeWritable();
    },
    set(name, value, place) {
      this.mustBeAbleToSet(name);
      if (value === '') {
        throw new LatheError('request.invalid', `The secret \`${name}\` would be empty.`, {
          cure: 'Give it a value, or remove it.',
        });
      }
      file.set(name, value, keptFor(place));
    },
    remove: (name, place) => file.remove(name, keptFor(place)),
  };
}
