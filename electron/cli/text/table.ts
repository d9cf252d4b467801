/** Columns under their titles; columns of numbers stand right. Cells longer than `widest` are cut. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[], widest = 60): string {
  const cells = rows.map((row) => titles.map((_, column) => shorten(row[column] ?? '', widest)));
  const right = titles.map(
    (_, column) => cells.length > 0 && cells.every((row) => isNumber(row[column] ?? '')),
  );
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        right[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(line)].join('\n');
}

function isNumber(cell: string): boolean {
  return cell === '' || /^-?[\d.,]+(e[+-]?\d+)?( s| %)?$/.test(cell);
}

function shorten(cell: string, widest: number): string {
  const oneLine = cell.replace(/\s*\n\s*/g, ' ');
  return oneLine.length > widest ? `${oneLine.slice(0, widest - 1)}…` : oneLine;
}
