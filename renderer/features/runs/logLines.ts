import type { LogLine } from '@shared/model';

const kept = 5000;
const order = { debug: 0, info: 1, warning: 2, error: 3 } as const;

/** What a log is of: `run`, `run/block`, `run/block/item`. */
export type LogKey = `${number}${string}`;

export function logKey(run: number, block?: string, item?: string): LogKey {
  return [run, block, item].filter((part) => part !== undefined).join('/') as LogKey;
}

/** Lines of a block, or of one of its items; all of them when neither is given. */
export function linesOf(
  lines: readonly LogLine[],
  block: string | undefined,
  item: string | undefined,
): readonly LogLine[] {
  if (block === undefined) return lines;
  return lines.filter((line) => line.block === block && (item === undefined || line.item === item));
}

/** The attempts that lines tell of, in order. */
export function attemptsIn(lines: readonly LogLine[]): number[] {
  const seen = new Set(lines.flatMap(({ attempt }) => attempt ?? []));
  return [...seen].sort((a, b) => a - b);
}

export interface LogFilter {
  /** This level and the graver ones. */
  readonly level: LogLine['level'];
  /** Only what was said in this attempt. */
  readonly attempt?: number | undefined;
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
  const keyOf = (line: LogLine): string => `${line.time}|${line.block ?? ''}|${line.item ?? ''}|${line.text}`;
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
      (filter.attempt === undefined || line.attempt === filter.attempt) &&
      (text === '' || [line.text, line.block, line.item].some((part) => part?.toLowerCase().includes(text))),
  );
}
