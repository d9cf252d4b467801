import { useEffect } from 'react';
import { bridge } from '@renderer/bridge';
import { notifyError } from '@renderer/ui';
import { currentProject, useProjects } from '@renderer/features/projects';
import { useCanvas, useRuns } from './stores';

const autosaveMilliseconds = 700;

/** Keeps the canvas in step with the open project, the file on disk, and the engine. Mounted once. */
export function usePipelineLife(): void {
  const folder = useProjects((state) => currentProject(state)?.folder);
  const pipeline = useCanvas((state) => state.pipeline);
  const document = useCanvas((state) => state.document);
  const saveState = useCanvas((state) => state.saveState);

  useEffect(() => {
    useRuns.getState().listen();
    return bridge.on('pipelines.changed', ({ pipeline: changed }) => {
      const state = useCanvas.getState();
      void bridge
        .call('pipelines.list', undefined)
        .then((pipelines) => useCanvas.setState({ pipelines }))
        .catch(notifyError);
      if (state.pipeline === changed && state.saveState === 'saved') void state.reload();
    });
  }, []);
  useEffect(() => {
    if (folder === undefined) useCanvas.getState().clear();
    else void useCanvas.getState().load();
  }, [folder]);
  useEffect(() => {
    void useRuns.getState().show(pipeline).catch(notifyError);
  }, [pipeline, folder]);
  useEffect(() => {
    if (saveState !== 'edited') return undefined;
    const timer = setTimeout(() => void useCanvas.getState().save(), autosaveMilliseconds);
    return () => clearTimeout(timer);
  }, [document, saveState]);
  const edited = saveState !== 'saved';
  useEffect(() => {
    void bridge.call('window.edited', { edited }).catch(notifyError);
  }, [edited]);
}
