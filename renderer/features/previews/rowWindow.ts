/**
 * A browser cannot scroll an element of some 30 million pixels, so a table of millions of rows is given a lower
 * height. Rows are then drawn at `virtual index + shift`: scrolling a little keeps the shift, so rows pass one by
 * one; a jump of the scroll bar sets it anew in proportion.
 */
export interface RowGeometry {
  readonly rows: number;
  readonly rowHeight: number;
  /** Pixels of rows in sight. */
  readonly viewport: number;
}

const maxHeight = 6_000_000;

/** How many rows the scrolled element is high. */
export function virtualRowCount({ rows, rowHeight }: Pick<RowGeometry, 'rows' | 'rowHeight'>): number {
  return Math.min(rows, Math.floor(maxHeight / rowHeight));
}

/** The shift after a scroll from one position to another. */
export function shiftAfterScroll(
  geometry: RowGeometry,
  shift: number,
  before: number,
  after: number,
): number {
  const most = geometry.rows - virtualRowCount(geometry);
  if (most <= 0) return 0;
  const end = scrollEnd(geometry);
  if (after <= 0) return 0;
  if (after >= end) return most;
  if (Math.abs(after - before) <= geometry.viewport * 2) return Math.min(most, Math.max(0, shift));
  return Math.round((after / end) * most);
}

/** Where to scroll, and the shift there, so that `row` is the first in sight. */
export function placeRow(geometry: RowGeometry, row: number): { scrollTop: number; shift: number } {
  const most = geometry.rows - virtualRowCount(geometry);
  if (most <= 0) return { scrollTop: row * geometry.rowHeight, shift: 0 };
  const lastFirst = Math.max(1, geometry.rows - geometry.viewport / geometry.rowHeight);
  const shift = Math.round(Math.min(1, row / lastFirst) * most);
  return { scrollTop: (row - shift) * geometry.rowHeight, shift };
}

/** Offsets of the pages that rows `first` to `last` need. */
export function pagesOf(first: number, last: number, pageRows: number): number[] {
  const offsets: number[] = [];
  for (let page = Math.floor(Math.max(0, first) / pageRows); page * pageRows <= last; page++)
    offsets.push(page * pageRows);
  return offsets;
}

function scrollEnd(geometry: RowGeometry): number {
  return Math.max(1, virtualRowCount(geometry) * geometry.rowHeight - geometry.viewport);
}
