import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { LatheError } from '@shared/errors';
import { formatVersion, formatYaml } from '../graph';
import { writeWholeFile } from '../store';
import { emptyPipeline } from './emptyPipeline';

/**
 * Makes a project with one empty pipeline, `train`, and returns its absolute folder.
 * @throws LatheError `file.exists` unless the folder is absent or empty.
 */
export function createProject(folder: string, name: string = basename(resolve(folder))): string {
  const path = freshFolder(folder);
  writeCommonFiles(path, name);
  writeWholeFile(join(path, 'pipelines', 'train.yaml'), emptyPipeline('Train'));
  return path;
}

/** A project around a table: the file is copied to `data/`, and the pipeline `train` loads it. */
export function createProjectFromFile(folder: string, file: string): string {
  if (!existsSync(file)) throw new LatheError('file.missing', `${file} does not exist.`, { about: { file } });
  const path = freshFolder(folder);
  const data = basename(file);
  writeCommonFiles(path, basename(data, extname(data)));
  writeWholeFile(join(path, 'data', data), readFileSync(file));
  const block = { id: 'data', kind: 'load.file', params: { path: `data/${data}` } };
  const pipeline = { lathe: formatVersion, name: 'Train', blocks: [block], layout: { data: [0, 0] } };
  writeWholeFile(join(path, 'pipelines', 'train.yaml'), formatYaml(pipeline));
  return path;
}

/** The absolute path of a folder that is absent or empty. */
export function freshFolder(folder: string): string {
  const path = resolve(folder);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found && (!found.isDirectory() || readdirSync(path).length > 0)) {
    throw new LatheError('file.exists', `${path} already exists and is not an empty folder.`, {
      about: { file: path },
      cure: 'Choose another folder.',
    });
  }
  mkdirSync(path, { recursive: true });
  return path;
}

function writeCommonFiles(path: string, name: string): void {
  writeWholeFile(join(path, 'lathe.yaml'), formatYaml({ lathe: formatVersion, name }));
  writeWholeFile(join(path, '.gitignore'), '.lathe/\n');
}
