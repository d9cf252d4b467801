import { BaseEdge, EdgeLabelRenderer, getBezierPath, getSmoothStepPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { formatCount } from '@renderer/ui';
import type { Carriage } from '../document';
import { carriageText } from '../run/carriageText';
import { edgeRows } from '../run/inputRows';
import { useRuns } from '../stores';
import styles from './RowEdge.module.css';

const narrowGap = 70;

/** An edge with the rows that went along it. */
export const RowEdge = memo(function RowEdge(props: EdgeProps) {
  const { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, source, selected, data } =
    props;
  const ends = { sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition };
  const backwards = targetX < sourceX;
  const [path, x, y] = backwards
    ? getSmoothStepPath({ ...ends, borderRadius: 10, offset: 18 })
    : getBezierPath(ends);
  const fromPort = data?.['fromPort'] as string | undefined;
  // Where the gap is too narrow for a number, it stands above the line, clear of the ports.
  const lift = !backwards && targetX - sourceX < narrowGap ? 18 : 0;
  const rows = useRuns(({ blocks }) => edgeRows({ from: source, fromPort, to: '', toPort: '' }, blocks));
  const running = useRuns(({ blocks }) => blocks[props.target]?.state === 'running');
  const carriage = (data?.['carriage'] ?? 'one') as Carriage;
  const total = useRuns(({ blocks }) => (carriage === 'along' ? blocks[source]?.items?.total : undefined));
  const label = carriageText(carriage, total) ?? (rows === undefined ? undefined : formatCount(rows));
  const color = selected || running ? 'var(--accent)' : 'var(--edge)';
  const several = carriage === 'along' || carriage === 'collected';
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={18}
        style={{ stroke: color, strokeWidth: several ? 4.5 : selected ? 2.2 : 1.5 }}
      />
      {several && <path d={path} className={styles.between} />}
      {label !== undefined && (
        <EdgeLabelRenderer>
          <span
            className={styles.rows}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y - lift}px)` }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
