import { useDeferredValue } from 'react';
import {
  changeBlock,
  renameBlock,
  selectedBlock,
  setVariables,
  useCanvas,
  useRuns,
} from '@renderer/features/canvas';
import { InspectorPanel } from '@renderer/features/inspector';
import { useProjects } from '@renderer/features/projects';
import { EmptyState } from '@renderer/ui';

/** The inspector over the canvas's document: each change that it asks for is one step of undo. */
export function InspectorHost() {
  const pipeline = useCanvas((state) => state.pipeline);
  const document = useCanvas((state) => state.document);
  const issues = useCanvas((state) => state.issues);
  // Drawn in slices, after the canvas has answered the click: a form of many fields is not quick.
  const block = useDeferredValue(useCanvas(selectedBlock));
  const several = useCanvas((state) => state.selection.length);
  const blockRun = useRuns((state) => (block === undefined ? undefined : state.blocks[block]));
  const readOnly = useProjects((state) => state.current?.readOnly !== undefined);
  if (pipeline === null || !document) return <EmptyState title="No pipeline is open" />;
  if (several > 1) {
    return (
      <EmptyState title={`${several} blocks are selected`}>Select one to see its parameters.</EmptyState>
    );
  }
  const { edit, select } = useCanvas.getState();
  return (
    <InspectorPanel
      pipeline={pipeline}
      document={document}
      block={block}
      issues={issues}
      blockRun={blockRun}
      readOnly={readOnly}
      onChangeBlock={(id, change) => edit((current) => changeBlock(current, id, change))}
      onRenameBlock={(from, to) => {
        edit((current) => renameBlock(current, from, to));
        select([to]);
      }}
      newestRuns={() => useRuns.getState().blocks}
      onChangePipeline={(change) => edit(change)}
      onChangeVariables={(variables) => edit((current) => setVariables(current, variables))}
      onSelectBlock={(id) => select([id])}
    />
  );
}
