import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AskingBlock, HostServices } from '../blocks';
import type { TaskHandle } from '../scheduling';
import { artifactFolder } from '../store';
import { productFor, type OtherProjects } from './products';
import type { ProjectContext } from './projectContext';
import { runChild } from './runChild';

/** What blocks that wait may ask of the host. */
export function hostServices(project: ProjectContext, others: OtherProjects): HostServices {
  return {
    runPipeline: ({ pipeline, variables, parent, started }, signal) =>
      runChild(
        project,
        { input: { pipeline, variables: { ...variables } }, trigger: 'pipeline', parent, started },
        signal,
      ),
    pipelines: () => project.files.ids(),
    succeededAfter: (pipeline, time) => project.store.successes.newestRun(pipeline, time),
    previousValue: (asking) => previousValue(project, asking),
    firstRow: async (sql, signal) => {
      const { pool, folder } = project;
      return (await cancelledWith(pool.run('sql.firstRow', { projectFolder: folder, sql }), signal)).row;
    },
    product: (request, signal) => productFor(project, others, request, signal),
  };
}

function previousValue({ store }: ProjectContext, { run, pipeline, block, item }: AskingBlock): unknown {
  const outputs = store.successes.outputsBefore({ run, pipeline, block, item: item?.key });
  const value = outputs?.['value'];
  const file = value && join(artifactFolder(store.artifacts, value.hash), 'value.json');
  return file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

async function cancelledWith<T>(task: TaskHandle<T>, signal: AbortSignal): Promise<T> {
  const cancel = (): void => void task.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await task.result;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
