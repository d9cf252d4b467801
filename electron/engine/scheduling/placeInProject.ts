import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';

export interface ProjectPlace {
  /** As the project names it, with forward slashes. */
  readonly file: string;
  readonly line: number;
}

/**
 * The first place in a stack that lies in a file of the project. Code blocks are compiled with their own path and line
 * breaks, so the stack names the user's file and line.
 */
export function placeInProject(stack: string | undefined, projectFolder: string): ProjectPlace | undefined {
  const root = realFolder(projectFolder) + sep;
  for (const frame of stack?.split('\n') ?? []) {
    const at = frame.indexOf(root);
    const [, path, line] =
      (at < 0 ? null : /^(.+?\.(?:tsx?|jsx?|mjs|cjs)):(\d+)/.exec(frame.slice(at))) ?? [];
    if (path !== undefined && line !== undefined)
      return { file: relative(root, path).split(sep).join('/'), line: Number(line) };
  }
  return undefined;
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
