import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sampleIdSchema, sampleSchema, type Sample, type SampleId } from '@shared/model';
import { appRoot } from '../runtimes';
import { writeWholeFile } from '../store';
import { freshFolder } from './createProject';

/** `sample.json` of a sample: what the list shows, and the files of vega-datasets that become `data/`. */
const sampleFileSchema = sampleSchema.extend({ data: z.array(z.string()) });

export function sampleList(): Sample[] {
  return sampleIdSchema.options.map((id) => sampleSchema.parse(readSample(id)));
}

/**
 * Makes a project of a sample and returns its absolute folder.
 * @throws LatheError `file.exists` unless the folder is absent or empty.
 */
export function createSampleProject(sample: SampleId, folder: string): string {
  const { data } = readSample(sample);
  const path = freshFolder(folder);
  copyFiles(sampleFolder(sample), path);
  for (const name of data) {
    writeWholeFile(
      join(path, 'data', name),
      readFileSync(join(appRoot(), 'node_modules', 'vega-datasets', 'data', name)),
    );
  }
  writeWholeFile(join(path, '.gitignore'), '.lathe/\n');
  return path;
}

function readSample(id: SampleId): z.output<typeof sampleFileSchema> {
  return sampleFileSchema.parse(JSON.parse(readFileSync(join(sampleFolder(id), 'sample.json'), 'utf8')));
}

function sampleFolder(id: SampleId): string {
  return join(appRoot(), 'resources', 'samples', id);
}

function copyFiles(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (name === 'sample.json') continue;
    if (statSync(path).isDirectory()) copyFiles(path, join(to, name));
    else writeWholeFile(join(to, name), readFileSync(path));
  }
}
