import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectGarbage, isOverRetention } from '../store';
import type { ProjectContext } from './projectContext';

const hourMilliseconds = 3_600_000;
const lookMilliseconds = 600_000;

export interface Housekeeping {
  /** Looks a last time, and settles when nothing is being removed. */
  stop(): Promise<void>;
}

/**
 * Applies the retention of `lathe.yaml` in the project of an owner: every ten minutes and at its end, when no run
 * is active, it is exceeded by a tenth, and the last time was an hour ago or more (what models need may keep a
 * project above its limits for good). What goes wrong is left to the next time.
 */
export function keepHouse(project: Pick<ProjectContext, 'store' | 'files' | 'readOnly'>): Housekeeping {
  let work = Promise.resolve();
  const look = (): Promise<void> => (work = work.then(() => tidy(project)).catch(() => undefined));
  const timer = setInterval(() => void look(), lookMilliseconds);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return look();
    },
  };
}

async function tidy({ store, files, readOnly }: Parameters<typeof keepHouse>[0]): Promise<void> {
  if (readOnly !== undefined || !store.database.writable) return;
  const { retention } = files.readProject();
  if (!retention || !isOverRetention(store, retention)) return;
  const mark = join(store.folder, 'tidied');
  if (existsSync(mark) && Math.abs(Date.now() - statSync(mark).mtimeMs) < hourMilliseconds) return;
  await collectGarbage(store, retention);
  writeFileSync(mark, '');
}
