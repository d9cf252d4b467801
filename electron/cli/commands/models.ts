import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { measure, moment } from '../text/quantities';
import { table } from '../text/table';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = ''], output }: Invocation): Promise<number> {
  const models = await withProject({ folder, mode: 'read' }, (session) =>
    session.call('models.list', undefined),
  );
  const versions = models.flatMap((model) => model.versions);
  for (const version of versions) output.object(version);
  const rows = versions.map((version) => [
    `${version.name}@${version.version}`,
    version.aliases.join(', '),
    version.family,
    Object.entries(version.metrics)
      .slice(0, 3)
      .map(([name, value]) => `${name} ${measure(value)}`)
      .join(', '),
    `run ${version.run}`,
    moment(version.createdAt),
  ]);
  output.text(
    rows.length
      ? table(['model', 'aliases', 'family', 'metrics', 'from', 'registered'], rows, 70)
      : 'No model is registered yet. A model.register block in a pipeline registers one.',
  );
  output.object({ models: models.length, versions: versions.length });
  return exitCode.done;
}
