import { Select, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '@shared/model';
import { EmptyState, notifyError } from '@renderer/ui';
import styles from './LogPanel.module.css';
import { filterLines, joinLines } from './logLines';
import { clockText } from './selectors';
import { useRuns } from './useRuns';

interface LogPanelProps {
  readonly run: number | undefined;
  /** Only this block's lines. */
  readonly block: string | undefined;
}

const levels = [
  { value: 'debug', label: 'All levels' },
  { value: 'info', label: 'Info and above' },
  { value: 'warning', label: 'Warnings, errors' },
  { value: 'error', label: 'Errors only' },
];
const none: readonly LogLine[] = [];

/** What a run said, as it says it. */
export function LogPanel({ run, block }: LogPanelProps) {
  const stored = useRuns((state) => (run === undefined ? none : (state.logs[run] ?? none)));
  const live = useRuns((state) => (run === undefined ? none : (state.live[run] ?? none)));
  const loadLog = useRuns((state) => state.loadLog);
  const [level, setLevel] = useState<LogLine['level']>('debug');
  const [search, setSearch] = useState('');
  useEffect(() => {
    if (run !== undefined) loadLog(run).catch(notifyError);
  }, [run, loadLog]);
  const mine = useMemo(
    () => joinLines(stored, live).filter((line) => block === undefined || line.block === block),
    [stored, live, block],
  );
  const lines = useMemo(() => filterLines(mine, { level, search }), [mine, level, search]);
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
        <Lines lines={lines} showBlock={block === undefined} />
      )}
    </div>
  );
}

function Lines({ lines, showBlock }: { readonly lines: readonly LogLine[]; readonly showBlock: boolean }) {
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
              {showBlock && <span className={styles.block}>{line.block ?? 'run'}</span>}
              <span className={styles.text}>{line.text}</span>
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
