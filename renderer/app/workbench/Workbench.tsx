import { CanvasPanel } from '@renderer/features/canvas';
import { InspectorHost } from './InspectorHost';
import { Resizer } from '@renderer/ui';
import { BottomPanel } from './BottomPanel';
import { usePaneSize } from './usePaneSize';
import styles from './Workbench.module.css';

/** The canvas, what the selected block left behind below it, and the inspector at its right. */
export function Workbench() {
  const [width, setWidth] = usePaneSize('inspector', 312);
  const [height, setHeight] = usePaneSize('bottom', 232);
  return (
    <div className={styles.workbench}>
      <h1 className={styles.heading}>Canvas</h1>
      <div className={styles.middle}>
        <div className={styles.canvas}>
          <CanvasPanel />
        </div>
        <Resizer
          label="Height of the lower panel"
          orientation="horizontal"
          size={height}
          min={120}
          max={720}
          onResize={setHeight}
        />
        <div className={styles.bottom} style={{ height }}>
          <BottomPanel />
        </div>
      </div>
      <Resizer
        label="Width of the inspector"
        orientation="vertical"
        size={width}
        min={260}
        max={760}
        onResize={setWidth}
      />
      <aside className={styles.inspector} style={{ width }} aria-label="Inspector">
        <InspectorHost />
      </aside>
    </div>
  );
}
