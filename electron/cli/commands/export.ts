import { resolve } from 'node:path';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { requiredOption } from '../requiredOption';
import { count } from '../text/quantities';
import { UsageError } from '../usage';
import { withProject } from '../withProject';

export async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [folder = '', model = ''],
    output,
    interrupted,
  } = invocation;
  const format = formatOf(invocation.text('format') ?? 'tfjs');
  const out = resolve(requiredOption(invocation, 'out'));
  const proof = await withProject({ folder, mode: 'own', interrupted }, (session) =>
    session.call('models.export', { ...session.resolveModel(model), format, out }),
  );
  if (!proof) return exitCode.failed;
  output.text(`Wrote ${model} to ${proof.folder}: ${proof.files.join(', ')}`);
  output.text(
    `Proved: reloaded and scored ${count(proof.rows, 'row')}, largest deviation ${proof.deviation.toExponential(1)} (at most ${proof.tolerance}).`,
  );
  output.object({ model, ...proof });
  return exitCode.done;
}

function formatOf(given: string): 'tfjs' {
  if (given === 'tfjs') return given;
  throw new UsageError(`Models cannot be exported as "${given}"; the format is tfjs.`);
}
