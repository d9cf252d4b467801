import { existsSync } from 'node:fs';
import { LatheError } from '@shared/errors';
import type { BlockDocument, Issue } from '@shared/model';
import { resolveInside, type KindCatalogue } from '../graph';
import type { PipelineFiles } from './pipelineFiles';

interface CheckedProject {
  readonly folder: string;
  readonly files: PipelineFiles;
  readonly catalogue: KindCatalogue;
}

/** Every fault of every file of a project: its YAML files, and the code that their blocks name. */
export async function checkProject({ folder, files, catalogue }: CheckedProject): Promise<Issue[]> {
  const issues = documentIssues(
    'lathe.yaml',
    () => files.projectIssues(),
    () => files.projectFaults(),
  );
  const blocks: BlockDocument[] = [];
  for (const id of files.ids()) {
    const read = (): Issue[] => {
      const pipeline = files.read(id);
      blocks.push(...pipeline.document.blocks);
      return pipeline.issues;
    };
    issues.push(...documentIssues(files.nameOf(id), read, () => files.faults(id)));
  }
  return [...issues, ...(await codeIssues(blocks, folder, catalogue))];
}

function documentIssues(file: string, read: () => Issue[], schemaFaults: () => Issue[]): Issue[] {
  try {
    const faults = schemaFaults();
    return faults.length ? faults : read();
  } catch (thrown) {
    return [asIssue(thrown, file)];
  }
}

async function codeIssues(
  blocks: readonly BlockDocument[],
  folder: string,
  catalogue: KindCatalogue,
): Promise<Issue[]> {
  const issues: Issue[] = [];
  const checked = new Set<string>();
  for (const { id, kind, file } of blocks) {
    const check = catalogue.find(kind)?.checkCode;
    if (!check || file === undefined || checked.has(file)) continue;
    checked.add(file);
    try {
      const path = resolveInside(folder, file);
      if (existsSync(path)) await check(path, file);
    } catch (thrown) {
      // A path outside the project is told at the block that names it.
      if (LatheError.from(thrown).code === 'code.failed')
        issues.push({ ...asIssue(thrown, file), block: id });
    }
  }
  return issues;
}

function asIssue(thrown: unknown, file: string): Issue {
  const { code, message, cure, about } = LatheError.from(thrown);
  return {
    severity: 'error',
    code,
    message,
    file,
    ...(cure === undefined ? {} : { cure }),
    ...(about.line === undefined ? {} : { line: about.line }),
  };
}
