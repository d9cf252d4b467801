import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useCommands, type UserCommand } from '@renderer/ui';
import {
  deleteSelection,
  duplicateSelection,
  redo,
  runPipeline,
  selectAll,
  stopRuns,
  tidy,
  undo,
} from '../actions';
import { selectedBlock } from '../selectors';
import { fitOptions } from './fitOptions';
import { useCanvas } from '../stores';

/** Commands that need the canvas to be seen. */
export function useFlowCommands(openInserter: (x?: number, y?: number) => void): void {
  const flow = useReactFlow();
  const block = useCanvas(selectedBlock);
  const some = useCanvas((state) => state.selection.length > 0);
  const commands = useMemo((): readonly UserCommand[] => {
    const group = 'Canvas';
    const here = { group: 'Run', disabled: block === undefined };
    return [
      {
        id: 'run.to',
        title: 'Run to here',
        shortcut: 'Shift+F5',
        ...here,
        run: () => void runPipeline({ to: block }),
      },
      {
        id: 'run.from',
        title: 'Run from here',
        shortcut: 'Alt+F5',
        ...here,
        run: () => void runPipeline({ from: block }),
      },
      {
        id: 'run.only',
        title: 'Run only this',
        shortcut: 'Ctrl+F5',
        ...here,
        run: () => void runPipeline({ only: block }),
      },
      { id: 'undo', title: 'Undo', group, shortcut: 'Ctrl+Z', run: undo },
      { id: 'redo', title: 'Redo', group, shortcut: 'Ctrl+Shift+Z', run: redo },
      { id: 'redo.other', title: 'Redo', group, shortcut: 'Ctrl+Y', hidden: true, run: redo },
      {
        id: 'duplicate',
        title: 'Duplicate',
        group,
        shortcut: 'Ctrl+D',
        disabled: !some,
        run: duplicateSelection,
      },
      { id: 'delete', title: 'Delete', group, shortcut: 'Delete', disabled: !some, run: deleteSelection },
      {
        id: 'delete.other',
        title: 'Delete',
        group,
        shortcut: 'Backspace',
        hidden: true,
        disabled: !some,
        run: deleteSelection,
      },
      { id: 'selectAll', title: 'Select all', group, shortcut: 'Ctrl+A', run: selectAll },
      { id: 'add', title: 'Add block…', group, shortcut: '/', run: () => openInserter() },
      { id: 'fit', title: 'Fit the graph', group, shortcut: 'F', run: () => void flow.fitView(fitOptions) },
      { id: 'tidy', title: 'Tidy the graph', group, shortcut: 'T', run: tidy },
    ];
  }, [block, some, flow, openInserter]);
  useCommands(commands);
}

/** Commands of the open pipeline that work on every screen. */
export function usePipelineCommands(): void {
  const commands = useMemo(
    (): readonly UserCommand[] => [
      {
        id: 'run',
        title: 'Run all',
        group: 'Run',
        shortcut: 'F5',
        whileTyping: true,
        run: () => void runPipeline(),
      },
      {
        id: 'run.fresh',
        title: 'Run all without the cache',
        group: 'Run',
        run: () => void runPipeline({ fresh: true }),
      },
      { id: 'stop', title: 'Stop', group: 'Run', shortcut: 'Shift+Escape', whileTyping: true, run: stopRuns },
      {
        id: 'save',
        title: 'Save',
        group: 'Project',
        shortcut: 'Ctrl+S',
        whileTyping: true,
        run: () => void useCanvas.getState().save(),
      },
    ],
    [],
  );
  useCommands(commands);
}
