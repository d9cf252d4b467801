import IconArrowBackUp from '@tabler/icons-react/icons/IconArrowBackUp';
import IconArrowForwardUp from '@tabler/icons-react/icons/IconArrowForwardUp';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button } from '@mantine/core';
import { useReactFlow, useViewport } from '@xyflow/react';
import { useStore } from 'zustand';
import { redo, tidy, undo } from '../actions';
import { useCanvas } from '../stores';
import { fitOptions } from './fitOptions';
import styles from './FlowCanvas.module.css';

/** Add, zoom, fit, tidy, undo and redo, over the canvas. */
export function CanvasControls({ onAdd }: { onAdd(x?: number, y?: number): void }) {
  const flow = useReactFlow();
  const { zoom } = useViewport();
  const undoable = useStore(useCanvas.temporal, (state) => state.pastStates.length > 0);
  const redoable = useStore(useCanvas.temporal, (state) => state.futureStates.length > 0);
  return (
    <>
      <div className={styles.add}>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            onAdd(box.left, box.bottom + 6);
          }}
        >
          Add block
        </Button>
      </div>
      <div className={styles.controls} role="toolbar" aria-label="Canvas">
        <button
          type="button"
          className={styles.control}
          aria-label="Zoom out"
          onClick={() => void flow.zoomOut()}
        >
          −
        </button>
        <span className={styles.zoom}>{Math.round(zoom * 100)}%</span>
        <button
          type="button"
          className={styles.control}
          aria-label="Zoom in"
          onClick={() => void flow.zoomIn()}
        >
          +
        </button>
        <button
          type="button"
          className={styles.control}
          title="Fit (F)"
          onClick={() => void flow.fitView(fitOptions)}
        >
          Fit
        </button>
        <button type="button" className={styles.control} title="Tidy (T)" onClick={tidy}>
          Tidy
        </button>
        <button
          type="button"
          className={styles.control}
          aria-label="Undo"
          disabled={!undoable}
          onClick={undo}
        >
          <IconArrowBackUp size={14} aria-hidden />
        </button>
        <button
          type="button"
          className={styles.control}
          aria-label="Redo"
          disabled={!redoable}
          onClick={redo}
        >
          <IconArrowForwardUp size={14} aria-hidden />
        </button>
      </div>
    </>
  );
}
