import { Button, Checkbox } from '@mantine/core';
import type { RunSummary } from '@shared/model';
import { formatMetric } from '@renderer/charts';
import { DataTable, EmptyState, formatDuration, formatTime, StateBadge, type DataColumn } from '@renderer/ui';
import styles from './RunsPanel.module.css';
import { elapsed, headlineMetrics, isActive, metricTitle } from './selectors';
import { intervalText, momentText, originText } from './runOrigin';
import { useNow } from './useNow';

interface RunListProps {
  readonly runs: readonly RunSummary[];
  readonly selected: number | undefined;
  readonly checked: ReadonlySet<number>;
  onOpen(run: number): void;
  onCheck(checked: ReadonlySet<number>): void;
  onClear(): void;
}

export function RunList({ runs, selected, checked, onOpen, onCheck, onClear }: RunListProps) {
  const now = useNow(runs.some(isActive));
  const toggle = (run: number): void => {
    const next = new Set(checked);
    if (!next.delete(run)) next.add(run);
    onCheck(next);
  };
  const columns: DataColumn<RunSummary>[] = [
    {
      id: 'check',
      title: <span aria-label="Compare" role="img" />,
      width: 20,
      cell: (run) => (
        <Checkbox
          aria-label={`Take run ${run.id} to compare`}
          checked={checked.has(run.id)}
          onChange={() => toggle(run.id)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
    },
    { id: 'run', title: 'Run', width: 34, align: 'right', cell: (run) => run.id },
    {
      id: 'pipeline',
      title: 'Pipeline',
      width: 'minmax(56px, 0.7fr)',
      cell: (run) => <PipelineOfRun run={run} />,
    },
    { id: 'state', title: 'State', width: 84, cell: (run) => <StateBadge state={run.state} /> },
    {
      id: 'metric',
      title: 'First metric',
      width: 'minmax(124px, 1.5fr)',
      cell: (run) => <FirstMetric run={run} />,
    },
    {
      id: 'started',
      title: 'Started',
      width: 66,
      align: 'right',
      cell: (run) => <StartTime time={run.createdAt} />,
    },
    {
      id: 'took',
      title: 'Took',
      width: 58,
      align: 'right',
      cell: (run) => {
        const took = elapsed(run, now);
        return took === undefined ? '' : formatDuration(took);
      },
    },
  ];
  return (
    <section className={styles.list} aria-label="History">
      <DataTable
        label="Runs"
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        selected={new Set(selected === undefined ? [] : [selected])}
        onOpen={(run) => onOpen(run.id)}
        empty={
          <EmptyState
            title="No run matches"
            action={
              <Button variant="default" onClick={onClear}>
                Clear the filter
              </Button>
            }
          >
            Change the words, the state or the pipeline above.
          </EmptyState>
        }
      />
    </section>
  );
}

function PipelineOfRun({ run }: { readonly run: RunSummary }) {
  const { pipeline, interval, parent } = run;
  const words = [pipeline, originText(run), parent === undefined ? '' : `of run ${parent}`]
    .concat(interval ? `for ${intervalText(interval)}` : '')
    .filter(Boolean);
  return <span title={words.join(', ')}>{pipeline}</span>;
}

function FirstMetric({ run }: { readonly run: RunSummary }) {
  const [first] = headlineMetrics(run.metrics, 1);
  if (!first) {
    const text = isActive(run)
      ? (run.state === 'queued' && run.waits) || `${run.blocksDone} of ${run.blocksTotal} blocks`
      : (run.error?.message ?? (run.interval ? `for ${momentText(run.interval.start)}` : ''));
    return (
      <span className={styles.dim} title={text}>
        {text}
      </span>
    );
  }
  return (
    <>
      <b>{formatMetric(first[1])}</b> <span className={styles.dim}>{metricTitle(first[0])}</span>
    </>
  );
}

function StartTime({ time }: { readonly time: number }) {
  const text = formatTime(time);
  return <span title={text}>{text.split(',')[0]}</span>;
}
