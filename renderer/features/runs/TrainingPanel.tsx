import { Button, Select, Slider, Switch } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState, formatTimeLeft, notifyDone, notifyError } from '@renderer/ui';
import { bestStep, groupCurves } from './curves';
import { blockKey, newestFirst } from './runState';
import { noCurves } from './store';
import { TrainingChart } from './TrainingChart';
import { blockLabel } from './selectors';
import styles from './TrainingPanel.module.css';
import { useRuns } from './useRuns';

/** Pixels of a chart's title and padding: one row of charts fits a low panel. */
const chartFrame = 54;

interface TrainingPanelProps {
  readonly run: number | undefined;
  readonly block: string | undefined;
  /** An item of a mapped block. */
  readonly item?: string | undefined;
}

/** The curves of a training, moving while it trains. */
export function TrainingPanel({ run, block, item }: TrainingPanelProps) {
  if (run === undefined || block === undefined)
    return (
      <EmptyState title="No training to show">
        Select a training block and run the pipeline (F5); its curves move here while it trains.
      </EmptyState>
    );
  return <Training key={blockKey(run, block, item)} run={run} block={block} item={item} />;
}

interface TrainingProps {
  readonly run: number;
  readonly block: string;
  readonly item: string | undefined;
}

function Training({ run, block, item }: TrainingProps) {
  const [smoothing, setSmoothing] = useState(0);
  const [log, setLog] = useState(false);
  const [earlier, setEarlier] = useState<number>();
  const curves = useRuns((state) => state.curves[blockKey(run, block, item)]) ?? noCurves;
  const before = useRuns((state) =>
    earlier === undefined ? undefined : state.curves[blockKey(earlier, block, item)],
  );
  const loadCurves = useRuns((state) => state.loadCurves);
  useEffect(() => {
    loadCurves(run, block, item).catch(notifyError);
  }, [run, block, item, loadCurves]);
  const overlay = useMemo(
    () => (earlier === undefined ? undefined : { run: earlier, curves: before ?? noCurves }),
    [earlier, before],
  );
  const groups = useMemo(() => groupCurves(curves), [curves]);
  const { ref, height } = useElementSize();
  const chartHeight = Math.min(240, Math.max(100, height - chartFrame));
  const best = useMemo(() => bestStep(curves), [curves]);
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Progress run={run} block={block} item={item} />
        <span className={styles.space} />
        <label className={styles.smoothing}>
          <span>Smoothing</span>
          <Slider
            size={4}
            w={72}
            min={0}
            max={0.98}
            step={0.02}
            value={smoothing}
            label={(value) => value.toFixed(2)}
            onChange={setSmoothing}
            thumbLabel="Smoothing"
          />
        </label>
        <Switch label="Log axis" checked={log} onChange={(event) => setLog(event.currentTarget.checked)} />
        <EarlierRun
          run={run}
          value={earlier}
          onChange={(value) => {
            setEarlier(value);
            if (value !== undefined) loadCurves(value, block, item).catch(notifyError);
          }}
        />
      </div>
      {groups.length === 0 ? (
        <EmptyState title="No curve yet">
          The first point comes after the first epoch. Of a block with items, choose one under Items.
          Closed-form trainings and blocks taken from the cache of another run have none of their own: choose
          the run that trained.
        </EmptyState>
      ) : (
        <div ref={ref} className={styles.charts}>
          {groups.map((group, index) => (
            <TrainingChart
              key={group.name}
              group={group}
              turn={index / groups.length}
              smoothing={group.name === 'learning_rate' ? 0 : smoothing}
              log={log}
              height={chartHeight}
              overlay={overlay}
              best={group.name === 'loss' ? best : undefined}
              hoverGroup={`training-${run}-${block}`}
            />
          ))}
        </div>
      )}
    </div>
  );
}

function Progress({ run, block, item }: TrainingProps) {
  const progress = useRuns((state) => state.progress[blockKey(run, block, item)]);
  const detail = useRuns((state) => state.details[run]);
  const active = useRuns((state) => state.runs[run]?.state ?? state.details[run]?.state) === 'running';
  const { catalogue, show, list, listed, stopEarly } = useRuns();
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    if (!detail) void show(run);
    if (listed === 'no') void list();
  }, [detail, run, show, list, listed]);
  const blockRun = detail?.blocks.find((one) => one.block === block);
  const running = active && blockRun?.state === 'running';
  const stop = async (): Promise<void> => {
    setStopping(true);
    try {
      await stopEarly(run, block);
      notifyDone('Training stops after this epoch', 'The best weights so far are kept.');
    } catch (thrown) {
      notifyError(thrown);
      setStopping(false);
    }
  };
  if (!running || (item !== undefined && !progress))
    return (
      <span className={styles.progress} role="status">
        {blockRun ? blockLabel(blockRun) : block}
        {item === undefined ? '' : `, ${item}`}, run {run}
        {blockRun && item === undefined ? `: ${blockRun.state}` : ''}
      </span>
    );
  return (
    <span className={styles.progress} role="status">
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${Math.round((progress?.fraction ?? 0) * 100)}%` }} />
      </span>
      {progress?.text ?? 'starting'}
      {progress?.secondsLeft !== undefined && (
        <span className={styles.dim}>{formatTimeLeft(progress.secondsLeft)}</span>
      )}
      {catalogue[blockRun.kind]?.stoppable && item === undefined && (
        <Button variant="default" disabled={stopping} onClick={() => void stop()}>
          {stopping ? 'Stopping…' : 'Stop and keep best'}
        </Button>
      )}
    </span>
  );
}

interface EarlierRunProps {
  readonly run: number;
  readonly value: number | undefined;
  onChange(run: number | undefined): void;
}

function EarlierRun({ run, value, onChange }: EarlierRunProps) {
  const runs = useRuns((state) => state.runs);
  const options = useMemo(() => {
    const pipeline = runs[run]?.pipeline;
    return newestFirst(runs)
      .filter((one) => one.id !== run && (pipeline === undefined || one.pipeline === pipeline))
      .slice(0, 100)
      .map((one) => ({ value: String(one.id), label: `run ${one.id}, ${one.state}` }));
  }, [runs, run]);
  return (
    <Select
      aria-label="Lay an earlier run over"
      placeholder={options.length ? 'Overlay a run' : 'No other run yet'}
      w={168}
      clearable
      disabled={options.length === 0}
      data={options}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? undefined : Number(chosen))}
    />
  );
}
