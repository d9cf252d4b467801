import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RunDetail } from '@shared/model';
import { formatMetric } from '@renderer/charts';
import { whyNotRunnable, useProjects } from '@renderer/features/projects';
import {
  Badge,
  ErrorNote,
  formatDuration,
  formatTime,
  notifyError,
  StateBadge,
  Tabs,
  useNavigation,
} from '@renderer/ui';
import { LogPanel } from './LogPanel';
import { RunBlocks } from './RunBlocks';
import { intervalText, originText } from './runOrigin';
import styles from './RunDetailView.module.css';
import { elapsed, headlineMetrics, isActive, metricTitle } from './selectors';
import { TrainingPanel } from './TrainingPanel';
import { useNow } from './useNow';
import { useRuns } from './useRuns';

type View = 'blocks' | 'training' | 'log' | 'file';

/** One run: what ran when, why, with what result, its log and the file that was run. */
export function RunDetailView({ run, onOpen }: { readonly run: number; onOpen(run: number): void }) {
  const detail = useRuns((state) => state.details[run]);
  const show = useRuns((state) => state.show);
  const catalogue = useRuns((state) => state.catalogue);
  const [view, setView] = useState<View>('blocks');
  const [block, setBlock] = useState<string>();
  useEffect(() => void show(run), [run, show]);
  if (!detail)
    return (
      <section className={styles.detail} role="status">
        <p className={styles.wait}>
          <Loader size={16} /> Reading run {run}…
        </p>
      </section>
    );
  const trained = detail.blocks.filter((one) => catalogue[one.kind]?.stoppable);
  const training =
    trained.find((one) => one.block === block) ??
    trained.find((one) => one.state === 'running') ??
    trained[0];
  return (
    <section className={styles.detail} aria-label={`Run ${run}`}>
      <Heading detail={detail} onOpen={onOpen} />
      <Tabs<View>
        label={`Run ${run}`}
        active={view}
        onChange={setView}
        tabs={[
          { id: 'blocks', title: 'Blocks' },
          ...(training ? [{ id: 'training' as const, title: 'Training' }] : []),
          { id: 'log', title: 'Log' },
          { id: 'file', title: 'File as run' },
        ]}
      />
      <div className={styles.body}>
        {view === 'blocks' && (
          <RunBlocks detail={detail} selected={block} onSelect={setBlock} onOpen={onOpen} />
        )}
        {view === 'training' && training && <TrainingPanel run={run} block={training.block} />}
        {view === 'log' && <LogPanel run={run} block={undefined} />}
        {view === 'file' && <FileAsRun detail={detail} />}
      </div>
    </section>
  );
}

function Heading({ detail, onOpen }: { readonly detail: RunDetail; onOpen(run: number): void }) {
  const now = useNow(isActive(detail));
  const go = useNavigation((state) => state.go);
  const { cancel, resume, rerun } = useRuns();
  const blocked = useProjects(whyNotRunnable);
  const took = elapsed(detail, now);
  const start = async (ask: () => Promise<{ id: number }>): Promise<void> => {
    try {
      onOpen((await ask()).id);
    } catch (thrown) {
      notifyError(thrown);
    }
  };
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h2 className={styles.title}>Run {detail.id}</h2>
        <StateBadge state={detail.state} />
        <span className={styles.dim}>
          {detail.pipeline}, {originText(detail)} {formatTime(detail.createdAt)}
          {took === undefined ? '' : `, ${formatDuration(took)}`}
        </span>
        {detail.parent !== undefined && <RunLink run={detail.parent} onOpen={onOpen} />}
        {detail.interval && (
          <span className={styles.dim} title="The time that it stands for, in UTC; the end is excluded">
            for {intervalText(detail.interval)}
          </span>
        )}
        <span className={styles.actions}>
          {isActive(detail) && (
            <Button variant="default" onClick={() => void cancel(detail.id).catch(notifyError)}>
              Cancel
            </Button>
          )}
          {detail.state === 'interrupted' && (
            <Button
              disabled={blocked !== undefined}
              title={blocked ?? 'Starts again; finished blocks come from the cache'}
              onClick={() => void start(() => resume(detail.id))}
            >
              Resume
            </Button>
          )}
          {!isActive(detail) && (
            <Button
              variant="default"
              disabled={blocked !== undefined}
              title={blocked ?? 'Runs the pipeline as it is now, with the variables of this run'}
              onClick={() => void start(() => rerun(detail))}
            >
              Run again
            </Button>
          )}
        </span>
      </div>
      <div className={styles.line}>
        {headlineMetrics(detail.metrics, 5).map(([name, value]) => (
          <span key={name} className={styles.metric}>
            <span>{metricTitle(name)}</span>
            <b>{formatMetric(value)}</b>
          </span>
        ))}
        {detail.models.map((model) => (
          <button
            key={model}
            type="button"
            className={styles.model}
            title="Show it among the models"
            onClick={() => go('registry', modelTarget(model))}
          >
            <Badge tone="good">{model}</Badge>
          </button>
        ))}
      </div>
      {detail.state === 'queued' && detail.waits && <p className={styles.waits}>{detail.waits}</p>}
      {detail.error && <ErrorNote error={detail.error} />}
    </header>
  );
}

/** Leads to the run whose block started this one. */
function RunLink({ run, onOpen }: { readonly run: number; onOpen(run: number): void }) {
  return (
    <button type="button" className={styles.link} onClick={() => onOpen(run)}>
      of run {run}
    </button>
  );
}

function modelTarget(model: string): { model: string; version: number } {
  const [name = model, version = '1'] = model.split('@');
  return { model: name, version: Number(version) };
}

function FileAsRun({ detail }: { readonly detail: RunDetail }) {
  const variables = Object.entries(detail.variables);
  return (
    <div className={styles.scroll}>
      {variables.length > 0 && (
        <p className={styles.variables}>
          {variables.map(([name, value]) => (
            <span key={name}>
              <b>{name}</b> {typeof value === 'object' ? JSON.stringify(value) : String(value)}
            </span>
          ))}
        </p>
      )}
      <pre className={styles.file}>{detail.document}</pre>
    </div>
  );
}
