import { resolve } from 'node:path';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { requiredOption } from '../requiredOption';
import { count } from '../text/quantities';
import { withProject } from '../withProject';

export async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [folder = '', model = ''],
    output,
    interrupted,
  } = invocation;
  const from = resolve(requiredOption(invocation, 'in'));
  const out = resolve(requiredOption(invocation, 'out'));
  const { rows, warnings } = await withProject({ folder, mode: 'read', interrupted }, (session) =>
    session.predict(model, from, out),
  );
  for (const warning of warnings) output.note(`Mind: ${warning}`);
  output.text(`Scored ${count(rows, 'row')} with ${model} into ${out}.`);
  output.object({ model, rows, out, warnings });
  return exitCode.done;
}
