import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { withProject } from '../withProject';

export async function run({
  arguments: [folder = '', model = '', alias = ''],
  output,
}: Invocation): Promise<number> {
  const version = await withProject({ folder, mode: 'own' }, (session) =>
    session.call('models.promote', { ...session.resolveModel(model), alias }),
  );
  output.text(`${alias} is now ${version.name}@${version.version}.`);
  output.object(version);
  return exitCode.done;
}
