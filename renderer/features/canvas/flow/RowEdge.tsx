import { BaseEdge, EdgeLabelRenderer, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { formatCount } from '@renderer/ui';
import { edgeRows } from '../run/inputRows';
import { useRuns } from '../stores';
import styles from './RowEdge.module.css';

/** An edge with the rows that went along it. */
export const RowEdge = memo(function RowEdge(props: EdgeProps) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, source, selected, data } =
    props;
  const [path, x, y] = getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition });
  const fromPort = data?.['fromPort'] as string | undefined;
  const rows = useRuns(({ blocks }) => edgeRows({ from: source, fromPort, to: '', toPort: '' }, blocks));
  const running = useRuns(({ blocks }) => blocks[props.target]?.state === 'running');
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={18}
        style={{
          stroke: selected || running ? 'var(--accent)' : 'var(--edge)',
          strokeWidth: selected ? 2.2 : 1.5,
        }}
      />
      {rows !== undefined && (
        <EdgeLabelRenderer>
          <span
            className={styles.rows}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
          >
            {formatCount(rows)}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
