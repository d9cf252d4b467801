import { app } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '@shared/model';
import { JsonFile } from '../settings';

const most = 30;
const schema = z.object({
  recent: z.array(z.object({ name: z.string(), folder: z.string(), openedAt: z.number() })),
  /** Folders whose project the user made here or agreed to run. */
  trusted: z.array(z.string()),
});
const file = new JsonFile(
  () => join(app.getPath('userData'), 'projects.json'),
  schema,
  () => ({
    recent: [],
    trusted: [],
  }),
);

export function recentProjects(): RecentProject[] {
  return file
    .read()
    .recent.map((project) => ({ ...project, missing: !existsSync(join(project.folder, 'lathe.yaml')) }));
}

export function rememberProject(name: string, folder: string): void {
  const known = file.read();
  const others = known.recent.filter((project) => project.folder !== folder);
  file.write({ ...known, recent: [{ name, folder, openedAt: Date.now() }, ...others].slice(0, most) });
  app.addRecentDocument(folder);
}

export function forgetProject(folder: string): void {
  const known = file.read();
  file.write({ ...known, recent: known.recent.filter((project) => project.folder !== folder) });
}

export const isTrusted = (folder: string): boolean => file.read().trusted.includes(folder);

export function trustFolder(folder: string): void {
  const known = file.read();
  if (!known.trusted.includes(folder)) file.write({ ...known, trusted: [...known.trusted, folder] });
}
