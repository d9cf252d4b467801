import type { Comparison } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { runNumber } from '../runNumber';
import { measure } from '../text/quantities';
import { table } from '../text/table';
import { withProject } from '../withProject';

export async function run({ arguments: [folder = '', ...given], output }: Invocation): Promise<number> {
  const runs = given.map(runNumber);
  const comparison = await withProject({ folder, mode: 'read' }, (session) =>
    session.call('runs.compare', { runs }),
  );
  output.text(describe(comparison));
  const { parameters, metrics, warnings, evaluations } = comparison;
  output.object({ runs: comparison.runs, parameters, metrics, warnings, evaluations });
  return exitCode.done;
}

function describe({ runs, parameters, metrics, warnings }: Comparison): string {
  const titles = runs.map(({ id }) => `run ${id}`);
  const differences = parameters.map(({ block, name, values }) => [
    `${block}.${name}`,
    ...values.map((value) => value ?? '–'),
  ]);
  const measured = metrics.map(({ name, better, values }) => [
    `${name} (${better} is better)`,
    ...values.map((value) => (value ? interval(value) : '–')),
  ]);
  return [
    ...warnings.map((warning) => `Mind: ${warning}\n`),
    differences.length ? `${table(['parameter', ...titles], differences)}\n` : 'No parameter differs.\n',
    measured.length ? table(['metric', ...titles], measured) : 'None of them has metrics.',
  ].join('\n');
}

function interval({
  value,
  low,
  high,
}: {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
}) {
  return low === undefined || high === undefined
    ? measure(value)
    : `${measure(value)} [${measure(low)}, ${measure(high)}]`;
}
