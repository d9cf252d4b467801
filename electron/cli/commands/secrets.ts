import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import type { SecretPlace, SecretStore } from '@engine/index';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { readSecret } from '../readSecret';
import { table } from '../text/table';
import { UsageError } from '../usage';
import { userSecrets } from '../userSecrets';

const placeWords: Readonly<Record<SecretPlace, string>> = {
  environment: 'the environment',
  project: 'this project',
  everywhere: 'every project',
};

export async function run(invocation: Invocation): Promise<number> {
  const store = userSecrets(projectFolder(invocation.arguments[0] ?? ''));
  const [set, remove] = [invocation.text('set'), invocation.text('remove')];
  if (set !== undefined && remove !== undefined) throw new UsageError('Set or remove, one at a time.');
  if (set !== undefined) await setSecret(set, store, invocation);
  else if (remove !== undefined) removeSecret(remove, store, invocation);
  else list(store, invocation);
  return exitCode.done;
}

async function setSecret(name: string, store: SecretStore, { flag, output }: Invocation): Promise<void> {
  if (name.includes('=')) {
    throw new UsageError('Give only the name: others on this machine can see what a command line holds.');
  }
  const place = flag('everywhere') ? 'everywhere' : 'project';
  store.mustBeAbleToSet(name);
  store.set(name, await readSecret(name), place);
  output.text(`${name} is kept for ${placeWords[place]}.`);
  if (store.list().some((secret) => secret.name === name && secret.place === 'environment')) {
    output.note(`LATHE_SECRET_${name} is set in the environment and goes before it.`);
  }
  output.object({ name, place });
}

function removeSecret(name: string, store: SecretStore, { flag, output }: Invocation): void {
  const place = flag('everywhere') ? 'everywhere' : 'project';
  if (!store.remove(name, place)) {
    throw new LatheError('secret.missing', `No secret \`${name}\` is kept for ${placeWords[place]}.`, {
      cure: `\`lathe secrets FOLDER\` lists them${place === 'project' ? '; those of every project need --everywhere' : ''}.`,
    });
  }
  output.text(`${name} is no longer kept for ${placeWords[place]}.`);
  output.object({ removed: name, place });
}

function list(store: SecretStore, { output }: Invocation): void {
  const secrets = store.list();
  for (const secret of secrets) output.object(secret);
  output.text(
    secrets.length
      ? table(
          ['secret', 'kept for'],
          secrets.map(({ name, place }) => [name, placeWords[place]]),
        )
      : 'No secret is kept yet. `lathe secrets FOLDER --set NAME` keeps one.',
  );
  output.object({ secrets: secrets.length });
}

function projectFolder(folder: string): string {
  if (existsSync(join(folder, 'lathe.yaml'))) return realpathSync(folder);
  throw new LatheError('project.notFound', `${folder} is no Lathe project: it has no lathe.yaml.`, {
    cure: 'Name the folder of a project.',
  });
}
