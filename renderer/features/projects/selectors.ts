import type { ProjectState } from './store';

export const currentProject = (state: ProjectState) => state.current;

/** Why nothing of the open project may run, or undefined when it may. */
export function whyNotRunnable(state: Pick<ProjectState, 'current'>): string | undefined {
  if (!state.current) return 'No project is open.';
  if (state.current.readOnly !== undefined) return state.current.readOnly;
  return state.current.trusted ? undefined : 'This project is not trusted yet.';
}

/** A folder as people read it: the last parts, when it is long. */
export function shortFolder(folder: string, most = 52): string {
  if (folder.length <= most) return folder;
  const parts = folder.split(/[\\/]/);
  let short = parts.pop() ?? folder;
  for (let part = parts.pop(); part !== undefined && short.length + part.length < most; part = parts.pop()) {
    short = `${part}/${short}`;
  }
  return `…/${short}`;
}
