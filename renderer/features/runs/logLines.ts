import type { LogLine } from '@shared/model';

const kept = 5000;
const order = { debug: 0, info: 1, warning: 2, error: 3 } as const;

export interface LogFilter {
  /** This level and the graver ones. */
  readonly level: LogLine['level'];
  readonly search: string;
}

/** The newest lines, at most 5,000, in the order of time. */
export function addLines(lines: readonly LogLine[], added: readonly LogLine[]): readonly LogLine[] {
  if (added.length === 0) return lines;
  const all = [...lines, ...added];
  return all.length > kept ? all.slice(all.length - kept) : all;
}

/** Lines read from the store, then those that arrived since, none twice. */
export function joinLines(stored: readonly LogLine[], live: readonly LogLine[]): readonly LogLine[] {
  const keyOf = (line: LogLine): string => `${line.time}|${line.block ?? ''}|${line.text}`;
  const seen = new Set(stored.map(keyOf));
  return addLines(
    stored,
    live.filter((line) => !seen.has(keyOf(line))),
  );
}

export function filterLines(lines: readonly LogLine[], filter: LogFilter): readonly LogLine[] {
  const text = filter.search.trim().toLowerCase();
  const least = order[filter.level];
  return lines.filter(
    (line) =>
      order[line.level] >= least &&
      (text === '' || line.text.toLowerCase().includes(text) || line.block?.toLowerCase().includes(text)),
  );
}
