import { LatheError } from '@shared/errors';
import type { Issue } from '@shared/model';
import type { PipelineFiles } from './pipelineFiles';

/** Every fault of every file of a project. */
export function checkProject(files: PipelineFiles): Issue[] {
  return [
    ...issuesOf('lathe.yaml', () => files.projectIssues()),
    ...files.ids().flatMap((id) => issuesOf(files.nameOf(id), () => files.read(id).issues)),
  ];
}

function issuesOf(file: string, read: () => Issue[]): Issue[] {
  try {
    return read();
  } catch (thrown) {
    const { code, message, cure, about } = LatheError.from(thrown);
    return [
      {
        severity: 'error',
        code,
        message,
        file,
        ...(cure === undefined ? {} : { cure }),
        ...(about.line === undefined ? {} : { line: about.line }),
      },
    ];
  }
}
