import { Button, Loader } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ArtifactSummary } from '@shared/model';
import { bridge } from '@renderer/bridge';
import { EmptyState, ErrorNote } from '@renderer/ui';
import { FrameHeader, headerHeight } from './FrameHeader';
import { FrameRow } from './FrameRow';
import styles from './FrameTable.module.css';
import { FrameTools } from './FrameTools';
import { pagesOf, placeRow, shiftAfterScroll, virtualRowCount } from './rowWindow';
import { columnHeader, columnWidth, parseFilter } from './selectors';
import { createTableStore, pageRows } from './store';
import { useArtifacts } from './useArtifacts';

const rowHeight = 28;
const numberWidth = 64;

/** The rows of a frame, of any number: only what is in sight is fetched and drawn. */
export function FrameTable({ artifact }: { readonly artifact: ArtifactSummary }) {
  const [useTable] = useState(() => createTableStore(bridge, artifact.hash, parseFilter));
  const table = useTable();
  const profile = useArtifacts((state) => state.profiles[artifact.hash]);
  const loadProfile = useArtifacts((state) => state.loadProfile);
  useEffect(() => void loadProfile(artifact.hash), [artifact.hash, loadProfile]);

  const columns = useMemo(
    () => (table.columns.length > 0 ? table.columns : (artifact.columns ?? [])),
    [table.columns, artifact.columns],
  );
  const rows = table.matching ?? 0;
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const [shift, setShift] = useState(0);

  const firstPage = table.pages.get(0);
  const widths = useMemo(
    () =>
      columns.map((column, i) =>
        columnWidth(
          column,
          (firstPage ?? []).slice(0, 60).map((row) => row[i]),
        ),
      ),
    [columns, firstPage],
  );
  const rowWindow = useVirtualizer({
    count: virtualRowCount({ rows, rowHeight }),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    paddingStart: headerHeight,
  });
  const columnWindow = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 120,
    overscan: 4,
    paddingStart: numberWidth,
  });
  useEffect(() => columnWindow.measure(), [widths, columnWindow]);

  const geometry = useCallback(
    () => ({ rows, rowHeight, viewport: (scroller.current?.clientHeight ?? 400) - headerHeight }),
    [rows],
  );
  const onScroll = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    setShift((before) => shiftAfterScroll(geometry(), before, lastTop.current, top));
    lastTop.current = top;
  };
  const goToRow = (row: number): void => {
    const place = placeRow(geometry(), Math.min(Math.max(0, row), Math.max(0, rows - 1)));
    lastTop.current = place.scrollTop;
    setShift(place.shift);
    scroller.current?.scrollTo({ top: place.scrollTop });
  };
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    lastTop.current = 0;
    setShift(0);
  }, [table.sort, table.typed, table.search]);

  const items = rowWindow.getVirtualItems();
  const first = (items[0]?.index ?? 0) + shift;
  const last = (items[items.length - 1]?.index ?? 0) + shift;
  const { need, waiting } = table;
  useEffect(() => {
    if (rows > 0) need(pagesOf(first, Math.min(last, rows - 1), pageRows));
  }, [first, last, rows, need, waiting]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor(geometry().viewport / rowHeight) - 1);
    const top = Math.round(lastTop.current / rowHeight) + shift;
    const rowOf: Record<string, number> = {
      ArrowDown: top + 1,
      ArrowUp: top - 1,
      PageDown: top + page,
      PageUp: top - page,
      Home: 0,
      End: rows - 1,
    };
    const row = rowOf[event.key];
    if (row === undefined) return;
    event.preventDefault();
    goToRow(row);
  };

  if (table.error && table.matching === undefined)
    return (
      <div className={styles.padded}>
        <ErrorNote
          error={table.error}
          action={
            <Button variant="default" onClick={() => table.reload()}>
              Try again
            </Button>
          }
        />
      </div>
    );
  if (table.matching === undefined)
    return (
      <div className={styles.padded} role="status">
        <Loader size={16} /> Reading rows…
      </div>
    );
  const visible = columnWindow.getVirtualItems();
  const ready = profile?.state === 'ready' ? profile.value : undefined;
  return (
    <div className={styles.panel}>
      <FrameTools
        columns={columns}
        matching={table.matching}
        total={table.total}
        search={table.search}
        filtered={table.search !== '' || Object.values(table.typed).some((text) => text.trim() !== '')}
        waiting={table.waiting}
        onSearch={table.setSearch}
        onClear={table.clear}
        onColumn={(index) => columnWindow.scrollToIndex(index, { align: 'center' })}
        onRow={goToRow}
      />
      {table.error && <ErrorNote error={table.error} />}
      <div
        ref={scroller}
        className={styles.scroller}
        role="grid"
        aria-label={`Rows of ${table.total}`}
        aria-rowcount={rows + 1}
        aria-colcount={columns.length + 1}
        tabIndex={0}
        data-waiting={table.waiting || undefined}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        <div
          style={{
            height: rowWindow.getTotalSize(),
            width: columnWindow.getTotalSize(),
            position: 'relative',
          }}
        >
          <div role="row" className={styles.head} style={{ width: columnWindow.getTotalSize() }}>
            <div role="columnheader" className={styles.corner} style={{ width: numberWidth }}>
              row
            </div>
            {visible.map((item) => {
              const column = columns[item.index];
              return column ? (
                <FrameHeader
                  key={column.name}
                  column={column}
                  start={item.start}
                  width={item.size}
                  summary={columnHeader(ready, column.name)}
                  sort={table.sort?.column === column.name ? table.sort : undefined}
                  typed={table.typed[column.name] ?? ''}
                  onSort={table.setSort}
                  onTyped={(text) => table.setTyped(column.name, text)}
                />
              ) : null;
            })}
          </div>
          {items.map((item) => {
            const index = item.index + shift;
            const offset = Math.floor(index / pageRows) * pageRows;
            return (
              <FrameRow
                key={item.index}
                index={index}
                top={item.start}
                height={rowHeight}
                numberWidth={numberWidth}
                cells={table.pages.get(offset)?.[index - offset]}
                columns={columns}
                visible={visible}
              />
            );
          })}
        </div>
        {rows === 0 && (
          <div className={styles.none}>
            {table.total === 0 ? (
              <EmptyState title="No rows">The block ran, and its result has columns but no rows.</EmptyState>
            ) : (
              <EmptyState
                title="No row matches"
                action={
                  <Button variant="default" onClick={() => table.clear()}>
                    Clear search and filters
                  </Button>
                }
              >
                None of the {table.total} rows passes the search and the filters.
              </EmptyState>
            )}
          </div>
        )}
      </div>
    </div>
  );
}
