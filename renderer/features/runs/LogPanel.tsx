import { Select, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '@shared/model';
import { EmptyState, notifyError } from '@renderer/ui';
import styles from './LogPanel.module.css';
import { attemptsIn, filterLines, joinLines, linesOf, logKey } from './logLines';
import { clockText } from './selectors';
import { useRuns } from './useRuns';

interface LogPanelProps {
  readonly run: number | undefined;
  /** Only this block's lines. */
  readonly block: string | undefined;
  /** Only those of this item of it. */
  readonly item?: string | undefined;
}

const levels = [
  { value: 'debug', label: 'All levels' },
  { value: 'info', label: 'Info and above' },
  { value: 'warning', label: 'Warnings, errors' },
  { value: 'error', label: 'Errors only' },
];
const none: readonly LogLine[] = [];

/** What a run said, as it says it. */
export function LogPanel({ run, block, item }: LogPanelProps) {
  const stored = useRuns((state) =>
    run === undefined ? none : (state.logs[logKey(run, block, item)] ?? none),
  );
  const live = useRuns((state) => (run === undefined ? none : (state.live[run] ?? none)));
  const loadLog = useRuns((state) => state.loadLog);
  const [level, setLevel] = useState<LogLine['level']>('debug');
  const [search, setSearch] = useState('');
  const [attempt, setAttempt] = useState<number>();
  useEffect(() => {
    if (run !== undefined) loadLog(run, block, item).catch(notifyError);
  }, [run, block, item, loadLog]);
  const mine = useMemo(() => joinLines(stored, linesOf(live, block, item)), [stored, live, block, item]);
  const attempts = useMemo(() => attemptsIn(mine), [mine]);
  const only = attempt !== undefined && attempts.includes(attempt) ? attempt : undefined;
  const lines = useMemo(
    () => filterLines(mine, { level, search, attempt: only }),
    [mine, level, search, only],
  );
  if (run === undefined)
    return (
      <EmptyState title="No log yet">Run the pipeline (F5); what its blocks say appears here.</EmptyState>
    );
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <TextInput
          aria-label="Search the log"
          placeholder="Search the log"
          leftSection={<IconSearch size={14} />}
          w={220}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Select
          aria-label="Level"
          w={150}
          allowDeselect={false}
          data={levels}
          value={level}
          onChange={(value) => setLevel((value ?? 'debug') as LogLine['level'])}
        />
        {block !== undefined && attempts.length > 1 && (
          <Select
            aria-label="Attempt"
            w={132}
            allowDeselect={false}
            data={[
              { value: '', label: 'All attempts' },
              ...attempts.map((each) => ({ value: String(each), label: `Attempt ${each}` })),
            ]}
            value={only === undefined ? '' : String(only)}
            onChange={(value) => setAttempt(value ? Number(value) : undefined)}
          />
        )}
        <span className={styles.count} role="status">
          {lines.length === mine.length ? `${mine.length} lines` : `${lines.length} of ${mine.length} lines`}
        </span>
      </div>
      {lines.length === 0 ? (
        <EmptyState title={mine.length === 0 ? 'Nothing was said' : 'No line matches'}>
          {mine.length === 0
            ? 'Blocks that ran without remark leave no lines; code blocks write here with log().'
            : 'Change the words or the level above.'}
        </EmptyState>
      ) : (
        <Lines lines={lines} source={sourceOf(mine, block, item)} />
      )}
    </div>
  );
}

type Source = 'block' | 'item' | undefined;

/** What the lines are told apart by: blocks of a run, items of a block. */
function sourceOf(lines: readonly LogLine[], block: string | undefined, item: string | undefined): Source {
  if (block === undefined) return 'block';
  return item === undefined && lines.some((line) => line.item !== undefined) ? 'item' : undefined;
}

function Lines({ lines, source }: { readonly lines: readonly LogLine[]; readonly source: Source }) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 20,
    overscan: 20,
  });
  useEffect(() => {
    if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [lines.length]);
  return (
    <div
      ref={scroller}
      className={styles.lines}
      role="log"
      aria-label="Log"
      tabIndex={0}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        atEnd.current = scrollHeight - scrollTop - clientHeight < 24;
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line ? (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={styles.line}
              data-level={line.level}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className={styles.time}>{clockText(line.time)}</span>
              <span className={styles.level}>{line.level}</span>
              {source === 'block' && (
                <span className={styles.block} title={line.item}>
                  {line.block ?? 'run'}
                </span>
              )}
              {source === 'item' && (
                <span className={styles.block} title={line.item}>
                  {line.item ?? ''}
                </span>
              )}
              <span className={styles.text}>{line.text}</span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
