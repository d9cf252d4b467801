import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { revisionOf, type PipelineFiles } from './pipelineFiles';

const settleMilliseconds = 100;

/** Tells of pipeline files whose content was changed by others. Returns the function that ends the watch. */
export function watchPipelines(
  projectFolder: string,
  files: PipelineFiles,
  onChange: (id: string) => void,
): () => void {
  const folder = join(projectFolder, 'pipelines');
  mkdirSync(folder, { recursive: true });
  const revisions = new Map(files.ids().map((id) => [id, revision(folder, id)]));
  const timers = new Map<string, NodeJS.Timeout>();
  const watcher = watch(folder, (_, name) => {
    if (!name?.endsWith('.yaml')) return;
    const id = name.slice(0, -'.yaml'.length);
    clearTimeout(timers.get(id));
    timers.set(
      id,
      setTimeout(() => look(id), settleMilliseconds),
    );
  });
  watcher.on('error', () => watcher.close());

  function look(id: string): void {
    const now = revision(folder, id);
    if (now === revisions.get(id)) return;
    revisions.set(id, now);
    if (!files.isOwn(id, now)) onChange(id);
  }

  return () => {
    watcher.close();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

function revision(folder: string, id: string): string {
  const path = join(folder, `${id}.yaml`);
  return existsSync(path) ? revisionOf(readFileSync(path, 'utf8')) : '';
}
