import { useState } from 'react';
import type { Column } from '@shared/model';
import { formatShare, MiniHistogram } from '@renderer/charts';
import styles from './FrameTable.module.css';
import { filterFault, isNumeric, parseFilter, typeSign, type ColumnHeader } from './selectors';

export const headerHeight = 78;

interface FrameHeaderProps {
  readonly column: Column;
  readonly start: number;
  readonly width: number;
  readonly summary: ColumnHeader | undefined;
  readonly sort: { readonly column: string; readonly descending: boolean } | undefined;
  readonly typed: string;
  onSort(sort: { column: string; descending: boolean } | undefined): void;
  onTyped(text: string): void;
}

/** A column's name (click to sort), its distribution, and the line to filter it by. */
export function FrameHeader(props: FrameHeaderProps) {
  const { column, sort, summary } = props;
  const direction = sort ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const next = sort ? (sort.descending ? undefined : { ...sort, descending: true }) : undefined;
  return (
    <div
      role="columnheader"
      aria-sort={direction}
      className={styles.header}
      data-number={isNumeric(column.type) || undefined}
      style={{ left: props.start, width: props.width }}
    >
      <button
        type="button"
        className={styles.name}
        title={`${column.name} (${column.type})${summary ? `: ${summary.text}` : ''}. Click to sort.`}
        onClick={() => props.onSort(sort ? next : { column: column.name, descending: false })}
      >
        <span className={styles.sign}>{typeSign(column.type)}</span>
        <span className={styles.nameText}>{column.name}</span>
        {sort && <span>{sort.descending ? '↓' : '↑'}</span>}
      </button>
      <div className={styles.picture}>
        {summary && (
          <>
            <MiniHistogram
              counts={summary.counts}
              width={Math.min(84, props.width - 24)}
              label={`${column.name}: ${summary.text}`}
            />
            {summary.missingShare > 0 && (
              <span className={styles.share} title={`${formatShare(summary.missingShare)} missing`}>
                {formatShare(summary.missingShare)} ∅
              </span>
            )}
          </>
        )}
      </div>
      <FilterField column={column} typed={props.typed} onTyped={props.onTyped} />
    </div>
  );
}

interface FilterFieldProps {
  readonly column: Column;
  readonly typed: string;
  onTyped(text: string): void;
}

function FilterField({ column, typed, onTyped }: FilterFieldProps) {
  const [text, setText] = useState(typed);
  const [seen, setSeen] = useState(typed);
  if (typed !== seen) {
    setSeen(typed);
    setText(typed);
  }
  const fault = filterFault(column, parseFilter(column, text));
  const commit = (): void => {
    if (!fault && text !== typed) onTyped(text);
  };
  return (
    <input
      className={styles.filter}
      value={text}
      placeholder="filter"
      aria-label={`Filter ${column.name}`}
      aria-invalid={fault !== undefined}
      title={fault ?? 'A part of the text, or > 40, <= 3, = x, != x, missing, present. Enter applies.'}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') {
          setText('');
          if (typed !== '') onTyped('');
        }
      }}
    />
  );
}
