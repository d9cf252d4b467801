import { resolve } from 'node:path';
import { createProject, createSampleProject } from '@engine/index';
import { sampleIdSchema } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { UsageError } from '../usage';

export async function run({ arguments: [given = ''], text, output }: Invocation): Promise<number> {
  const folder = resolve(given);
  const sample = sampleOf(text('sample'));
  if (sample) createSampleProject(sample, folder);
  else createProject(folder);
  output.text(`Made ${sample ? `the ${sample} project` : 'an empty project'} in ${given}.`);
  output.text(
    sample
      ? `Next: lathe run ${given} train`
      : `Next: put a table into ${given}/data and add blocks to ${given}/pipelines/train.yaml, by hand or in the app.`,
  );
  output.object({ project: folder, ...(sample ? { sample } : {}), pipelines: ['train'] });
  return exitCode.done;
}

function sampleOf(given: string | undefined) {
  if (given === undefined) return undefined;
  const parsed = sampleIdSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new UsageError(`There is no sample "${given}"; there are ${sampleIdSchema.options.join(', ')}.`);
}
