import { Button, Select, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useEffect, useMemo, useState } from 'react';
import type { RunState } from '@shared/model';
import { runStateSchema } from '@shared/model';
import { EmptyState, ErrorNote, notifyError, Toolbar, useNavigation } from '@renderer/ui';
import { RunDetailView } from './RunDetailView';
import { RunList } from './RunList';
import { newestFirst } from './runState';
import styles from './RunsPanel.module.css';
import { filterRuns, pipelinesOf, type RunFilter } from './selectors';
import { useRuns } from './useRuns';

const unfiltered: RunFilter = { state: 'all', pipeline: 'all', text: '' };
const mostCompared = 10;

/** The history of runs, and one run in full. */
export function RunsPanel() {
  const { runs, listed, error, list, remove } = useRuns();
  const { go, target } = useNavigation();
  const [filter, setFilter] = useState(unfiltered);
  const [picked, setPicked] = useState<number>();
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => void list(), [list]);
  const asked = typeof target['run'] === 'number' ? target['run'] : undefined;
  const [followed, setFollowed] = useState<number>();
  if (asked !== followed) {
    setFollowed(asked);
    setPicked(asked);
  }

  const all = useMemo(() => newestFirst(runs), [runs]);
  const shown = useMemo(() => filterRuns(all, filter), [all, filter]);
  const selected = picked !== undefined && runs[picked] ? picked : shown[0]?.id;

  const removeChecked = async (): Promise<void> => {
    await remove([...checked]);
    setChecked(new Set());
  };
  if (listed === 'yes' && all.length === 0 && !error)
    return (
      <div className={styles.screen}>
        <Toolbar title="Runs" />
        <EmptyState
          title="Nothing has run yet"
          action={<Button onClick={() => go('canvas')}>Go to the canvas</Button>}
        >
          Run a pipeline with F5 on the canvas. Every run is kept here with its log, its metrics and the exact
          file that was run.
        </EmptyState>
      </div>
    );
  return (
    <div className={styles.screen}>
      <Toolbar
        title="Runs"
        end={
          <>
            {checked.size > 0 && (
              <Button variant="subtle" color="red" onClick={() => void removeChecked().catch(notifyError)}>
                Delete {checked.size}
              </Button>
            )}
            <Button
              variant="default"
              disabled={checked.size < 2 || checked.size > mostCompared}
              title="Tick two to ten runs to compare them"
              onClick={() => go('experiments', { compare: [...checked].sort((a, b) => a - b) })}
            >
              {checked.size >= 2 ? `Compare ${checked.size}` : 'Compare'}
            </Button>
          </>
        }
      >
        <TextInput
          aria-label="Search runs"
          placeholder="Number, model, error"
          leftSection={<IconSearch size={14} />}
          w={180}
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <Select
          aria-label="State"
          w={132}
          allowDeselect={false}
          value={filter.state}
          data={[{ value: 'all', label: 'All states' }, ...runStateSchema.options]}
          onChange={(state) => setFilter({ ...filter, state: (state ?? 'all') as RunState | 'all' })}
        />
        <Select
          aria-label="Pipeline"
          w={142}
          allowDeselect={false}
          value={filter.pipeline}
          data={[{ value: 'all', label: 'All pipelines' }, ...pipelinesOf(all)]}
          onChange={(pipeline) => setFilter({ ...filter, pipeline: pipeline ?? 'all' })}
        />
        <span className={styles.count}>{countText(shown.length, all.length)}</span>
      </Toolbar>
      {error && <ErrorNote error={error} />}
      <div className={styles.halves}>
        <RunList
          runs={shown}
          selected={selected}
          checked={checked}
          onOpen={setPicked}
          onCheck={setChecked}
          onClear={() => setFilter(unfiltered)}
        />
        {selected !== undefined && <RunDetailView key={selected} run={selected} onOpen={setPicked} />}
      </div>
    </div>
  );
}

function countText(shown: number, all: number): string {
  const runs = `${all} ${all === 1 ? 'run' : 'runs'}`;
  return shown === all ? runs : `${shown} of ${runs}`;
}
