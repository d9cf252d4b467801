import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface DataColumn<Row> {
  readonly id: string;
  readonly title: ReactNode;
  /** Width in pixels, or `minmax(…)` of a grid. Default `minmax(80px, 1fr)`. */
  readonly width?: number | string;
  readonly align?: 'left' | 'right';
  readonly sortable?: boolean;
  cell(row: Row): ReactNode;
}

export interface DataSort {
  readonly column: string;
  readonly descending: boolean;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  rowKey(row: Row): string | number;
  readonly selected?: ReadonlySet<string | number>;
  /** Called by click and by Enter. */
  onOpen?(row: Row): void;
  readonly sort?: DataSort;
  onSort?(sort: DataSort): void;
  readonly rowHeight?: number;
  readonly empty?: ReactNode;
  /** Told which rows are drawn, for rows that are read when they come into sight. */
  onVisible?(first: number, last: number): void;
}

/** A table of objects; only the rows in view are drawn. Arrow keys move between rows. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    selected,
    onOpen,
    sort,
    onSort,
    rowHeight = 29,
    empty,
    onVisible,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  });
  const drawn = virtual.getVirtualItems();
  const first = drawn[0]?.index;
  const last = drawn[drawn.length - 1]?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onVisible?.(first, last);
  }, [first, last, onVisible]);
  const template = columns
    .map(({ width = 'minmax(80px, 1fr)' }) => (typeof width === 'number' ? `${width}px` : width))
    .join(' ');
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: Row): void => {
    const sibling =
      event.key === 'ArrowDown'
        ? event.currentTarget.nextElementSibling
        : event.key === 'ArrowUp'
          ? event.currentTarget.previousElementSibling
          : null;
    if (sibling instanceof HTMLElement) {
      event.preventDefault();
      sibling.focus();
    }
    if ((event.key === 'Enter' || event.key === ' ') && event.target === event.currentTarget) {
      event.preventDefault();
      onOpen?.(row);
    }
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
    >
      <div role="rowgroup" className={styles.head}>
        <div role="row" className={styles.row} style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} />
          ))}
        </div>
      </div>
      {rows.length === 0 && empty}
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {drawn.map((item) => {
          const row = rows[item.index] as Row;
          const key = rowKey(row);
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selected?.has(key) ?? false}
              tabIndex={onOpen ? 0 : -1}
              className={styles.row}
              data-clickable={Boolean(onOpen)}
              style={{
                gridTemplateColumns: template,
                height: item.size,
                position: 'absolute',
                insetInline: 0,
                transform: `translateY(${item.start}px)`,
              }}
              onClick={() => onOpen?.(row)}
              onKeyDown={(event) => onKeyDown(event, row)}
            >
              {columns.map((column) => (
                <div key={column.id} role="cell" className={styles.cell} data-align={column.align ?? 'left'}>
                  {column.cell(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly sort: DataSort | undefined;
  readonly onSort: ((sort: DataSort) => void) | undefined;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const active = sort?.column === column.id;
  const direction = active ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <div
      role="columnheader"
      className={styles.cell}
      data-align={column.align ?? 'left'}
      {...(column.sortable ? { 'aria-sort': direction } : {})}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort({ column: column.id, descending: active ? !sort.descending : true })}
        >
          {column.title}
          {active ? (sort.descending ? ' ↓' : ' ↑') : ''}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}
