import { useState } from 'react';
import type { BlockRun, CheckResult, ItemRun } from '@shared/model';
import { formatCount, formatMetric } from '@renderer/charts';
import { ErrorNote, formatBytes } from '@renderer/ui';
import { AttemptList } from './attempts/AttemptList';
import { CheckList } from './checks/CheckList';
import styles from './RunDetailView.module.css';
import { RowsDialog } from './RowsDialog';
import { metricTitle } from './selectors';

/** Why a block or an item ran, with what result, after how many attempts. */
export function BlockFacts({ of }: { readonly of: BlockRun | ItemRun }) {
  const [shown, setShown] = useState<CheckResult>();
  return (
    <>
      {of.error && <ErrorNote error={of.error} />}
      <p>{of.reason}</p>
      {of.computedBy !== undefined && <p className={styles.dim}>First computed by run {of.computedBy}.</p>}
      <dl>
        {Object.entries(of.outputs).map(([port, artifact]) => (
          <div key={port}>
            <dt>{port}</dt>
            <dd>
              {artifact.caption ?? artifact.type}
              {artifact.rows === undefined ? '' : `, ${formatCount(artifact.rows)} rows`},{' '}
              {formatBytes(artifact.bytes)}, <code>{artifact.hash.slice(0, 8)}</code>
            </dd>
          </div>
        ))}
        {Object.entries(of.metrics).map(([name, value]) => (
          <div key={name}>
            <dt>{metricTitle(name)}</dt>
            <dd>{formatMetric(value)}</dd>
          </div>
        ))}
        {Object.entries(of.params).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
          </div>
        ))}
      </dl>
      {of.checks && of.checks.length > 0 && <CheckList checks={of.checks} onShowRows={setShown} />}
      {!('items' in of && of.items) && <AttemptList of={of} />}
      {shown?.sample && (
        <RowsDialog title={shown.name} artifact={shown.sample} onClose={() => setShown(undefined)} />
      )}
    </>
  );
}
