import { Button, Checkbox, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useMemo, useState } from 'react';
import { formatMetric } from '@renderer/charts';
import { headlineMetrics, metricTitle, useRuns } from '@renderer/features/runs';
import {
  DataTable,
  EmptyState,
  ErrorNote,
  formatDuration,
  StateBadge,
  Toolbar,
  useNavigation,
  type DataColumn,
} from '@renderer/ui';
import styles from './ExperimentsPanel.module.css';
import {
  bestInColumn,
  metricNames,
  searchRows,
  secondsOfRun,
  sortRows,
  varyingParams,
  type ExperimentRow,
} from './selectors';
import { useExperimentRows } from './useExperimentRows';
import { useExperiments } from './useExperiments';

const mostMetrics = 4;

export function ExperimentTable() {
  const rows = useExperimentRows();
  const { listed, error } = useRuns();
  const compare = useExperiments((state) => state.compare);
  const go = useNavigation((state) => state.go);
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set());
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState({ column: 'run', descending: true });
  const shown = useMemo(
    () => sortRows(searchRows(rows, search), { key: sort.column, descending: sort.descending }),
    [rows, search, sort],
  );
  const toggle = (run: number): void =>
    setChecked((before) => {
      const next = new Set(before);
      if (!next.delete(run)) next.add(run);
      return next;
    });
  const columns = useMemo(() => columnsOf(rows, checked, toggle), [rows, checked]);
  if (error)
    return (
      <div className={styles.screen}>
        <Toolbar title="Experiments" />
        <ErrorNote error={error} />
      </div>
    );
  if (listed === 'yes' && rows.length === 0)
    return (
      <div className={styles.screen}>
        <Toolbar title="Experiments" />
        <EmptyState
          title="No run has been measured yet"
          action={<Button onClick={() => go('canvas')}>Go to the canvas</Button>}
        >
          Run a pipeline that ends in an evaluation. Change a parameter and run it again: both runs stand here
          side by side, with what differs.
        </EmptyState>
      </div>
    );
  return (
    <div className={styles.screen}>
      <Toolbar
        title="Experiments"
        end={
          <Button
            disabled={checked.size < 2 || checked.size > 10}
            title="Tick two to ten runs to compare them"
            onClick={() => void compare([...checked].sort((a, b) => a - b))}
          >
            {checked.size >= 2 ? `Compare ${checked.size} runs` : 'Compare'}
          </Button>
        }
      >
        <TextInput
          aria-label="Search experiments"
          placeholder="Run, model, parameter value"
          leftSection={<IconSearch size={14} />}
          w={220}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className={styles.count}>
          {shown.length === rows.length ? `${rows.length} runs` : `${shown.length} of ${rows.length} runs`}
        </span>
        <span className={styles.hint}>
          {checked.size < 2
            ? 'Tick two to ten runs to compare them.'
            : checked.size > 10
              ? 'At most ten at once.'
              : ''}
        </span>
      </Toolbar>
      <section className={styles.table} aria-label="Experiments">
        <DataTable
          label="Experiments"
          columns={columns}
          rows={shown}
          rowKey={(row) => row.run.id}
          selected={checked}
          onOpen={(row) => toggle(row.run.id)}
          sort={sort}
          onSort={setSort}
          empty={
            <EmptyState
              title="No run matches"
              action={
                <Button variant="default" onClick={() => setSearch('')}>
                  Clear the search
                </Button>
              }
            />
          }
        />
      </section>
    </div>
  );
}

function columnsOf(
  rows: readonly ExperimentRow[],
  checked: ReadonlySet<number>,
  toggle: (run: number) => void,
): DataColumn<ExperimentRow>[] {
  const right = { align: 'right', sortable: true } as const;
  return [
    {
      id: 'check',
      title: <span aria-label="Compare" role="img" />,
      width: 20,
      cell: ({ run }) => (
        <Checkbox
          aria-label={`Compare run ${run.id}`}
          checked={checked.has(run.id)}
          onChange={() => toggle(run.id)}
          onClick={(event) => event.stopPropagation()}
        />
      ),
    },
    { id: 'run', title: 'Run', width: 44, ...right, cell: ({ run }) => run.id },
    {
      id: 'pipeline',
      title: 'Pipeline',
      width: 'minmax(60px, 130px)',
      sortable: true,
      cell: ({ run }) => run.pipeline,
    },
    ...headlineMetrics(Object.fromEntries(metricNames(rows).map((name) => [name, 0])), mostMetrics)
      .map(([name]) => name)
      .map((name): DataColumn<ExperimentRow> => {
        const best = bestInColumn(rows, name);
        return {
          id: `metric:${name}`,
          title: metricTitle(name),
          width: headerWidth(metricTitle(name)),
          ...right,
          cell: ({ run }) => {
            const value = run.metrics[name];
            const text = formatMetric(value);
            return value !== undefined && value === best ? <b title="best of the table">{text}</b> : text;
          },
        };
      }),
    ...varyingParams(rows).map((name): DataColumn<ExperimentRow> => {
      const numbers = rows.every((row) => Number.isFinite(Number(row.params[name] ?? 0)));
      return {
        id: `param:${name}`,
        title: <span title={name}>{name.split('.').slice(1).join('.') || name}</span>,
        width: headerWidth(name.split('.').slice(1).join('.') || name),
        align: numbers ? 'right' : 'left',
        sortable: true,
        cell: (row) => <span title={row.params[name]}>{row.params[name] ?? ''}</span>,
      };
    }),
    {
      id: 'data',
      title: 'Data',
      width: 48,
      sortable: true,
      cell: (row) => <code className={styles.code}>{row.data}</code>,
    },
    {
      id: 'seconds',
      title: 'Took',
      width: 60,
      ...right,
      cell: ({ run }) => {
        const seconds = secondsOfRun(run);
        return seconds === undefined ? '' : formatDuration(seconds * 1000);
      },
    },
    { id: 'state', title: 'State', width: 86, cell: ({ run }) => <StateBadge state={run.state} /> },
  ];
}

/** Room for a title of so many letters and the sign of the order. */
function headerWidth(title: string): string {
  const least = Math.min(170, Math.max(72, title.length * 6.8 + 18));
  return `minmax(${least}px, ${least + 60}px)`;
}
