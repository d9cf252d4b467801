import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackfillDetail, BackfillInterval } from '@shared/model';
import { Badge, DataTable, notifyError, StateBadge, useNavigation, type DataColumn } from '@renderer/ui';
import type { BackfillStore } from './backfillStore';
import { actionsOf, backfillCountText, everyText } from './backfillText';
import { backfillTone } from './backfillTone';
import styles from './backfills.module.css';

interface BackfillViewProps {
  readonly backfill: BackfillDetail;
  readonly store: BackfillStore;
  /** Called when a run is opened. */
  onLeave(): void;
}

const columns: DataColumn<BackfillInterval>[] = [
  { id: 'interval', title: 'Interval', cell: ({ label }) => label },
  {
    id: 'state',
    title: 'State',
    width: 100,
    cell: ({ state }) => <StateBadge state={state ?? 'waiting'} />,
  },
  { id: 'run', title: 'Run', width: 60, align: 'right', cell: ({ run }) => run ?? '' },
];

/** How a backfill goes, and what can be done about it. */
export function BackfillView({ backfill, store: useBackfills, onLeave }: BackfillViewProps) {
  const { show, cancel, resume, retry } = useBackfills.getState();
  const go = useNavigation((state) => state.go);
  const [busy, setBusy] = useState(false);
  const { id, counts, state, intervals, parallel, every, zone } = backfill;
  const can = actionsOf(backfill);
  const act = (action: (backfill: number) => Promise<void>) => (): void => {
    setBusy(true);
    void action(id)
      .catch(notifyError)
      .finally(() => setBusy(false));
  };
  const ended = counts.total - counts.waiting - counts.running;
  return (
    <div className={styles.form}>
      <p className={styles.line} role="status">
        <Badge tone={backfillTone(state)}>{state}</Badge>
        <b>{backfillCountText(counts)}</b>
        <span className={styles.dim}>
          {everyText(every)}, {zone}, {parallel} at once
        </span>
      </p>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={`Runs of backfill ${id} that have ended`}
        aria-valuenow={Math.round((ended / Math.max(1, counts.total)) * 100)}
      >
        <i style={{ width: `${(ended / Math.max(1, counts.total)) * 100}%` }} />
      </div>
      <div className={styles.intervals}>
        <DataTable
          label={`Intervals of backfill ${id}`}
          columns={columns}
          rows={intervals}
          rowKey={({ interval }) => interval.start}
          onOpen={({ run }) => {
            if (run === undefined) return;
            go('runs', { run });
            onLeave();
          }}
        />
      </div>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => void show(undefined)}>
          All backfills
        </Button>
        <span className={styles.space} />
        {can.cancel && (
          <Button color="red" variant="light" loading={busy} onClick={act(cancel)}>
            Cancel
          </Button>
        )}
        {can.resume && (
          <Button variant="default" loading={busy} onClick={act(resume)}>
            Go on with what is left
          </Button>
        )}
        {can.retry && (
          <Button loading={busy} onClick={act(retry)}>
            Run the failed ones again
          </Button>
        )}
      </div>
    </div>
  );
}
