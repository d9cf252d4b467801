import { memo } from 'react';
import type { Cell, Column } from '@shared/model';
import { formatCount } from '@renderer/charts';
import styles from './FrameTable.module.css';
import { cellText, isNumeric } from './selectors';

interface FrameRowProps {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly numberWidth: number;
  /** Undefined until their page is there. */
  readonly cells: readonly Cell[] | undefined;
  readonly columns: readonly Column[];
  readonly visible: readonly { readonly index: number; readonly start: number; readonly size: number }[];
}

export const FrameRow = memo(function FrameRow(props: FrameRowProps) {
  const { index, top, height, cells, columns } = props;
  return (
    <div role="row" aria-rowindex={index + 2} className={styles.row} style={{ top, height }}>
      <div role="rowheader" className={styles.number} style={{ width: props.numberWidth }}>
        {formatCount(index + 1)}
      </div>
      {props.visible.map((item) => {
        const column = columns[item.index];
        if (!column) return null;
        const text = cells ? cellText(cells[item.index]) : '';
        return (
          <div
            key={column.name}
            role="gridcell"
            aria-colindex={item.index + 2}
            className={styles.cell}
            data-number={isNumeric(column.type) || undefined}
            style={{ left: item.start, width: item.size }}
            title={text && text.length > 24 ? text : undefined}
          >
            {cells && text === undefined ? (
              <span className={styles.missing} aria-label="missing">
                ∅
              </span>
            ) : (
              text
            )}
          </div>
        );
      })}
    </div>
  );
});
