import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { reportOfRun } from '@engine/report';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { requiredOption } from '../requiredOption';
import { runNumber } from '../runNumber';
import { withProject } from '../withProject';

export async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [folder = '', given = ''],
    output,
  } = invocation;
  const id = runNumber(given);
  const file = resolve(requiredOption(invocation, 'out'));
  const html = await withProject({ folder, mode: 'read' }, (session) => reportOfRun(session, id));
  await writeFile(file, html);
  output.text(`Wrote the report of run ${id} to ${file}.`);
  output.object({ run: id, out: file, bytes: Buffer.byteLength(html) });
  return exitCode.done;
}
