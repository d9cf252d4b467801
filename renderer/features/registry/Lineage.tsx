import { useEffect } from 'react';
import type { ModelVersionDetail } from '@shared/model';
import { useRuns } from '@renderer/features/runs';
import { Panel, useNavigation } from '@renderer/ui';
import styles from './VersionPage.module.css';

/** From the file to the model, in the order of the run. */
export function Lineage({ detail }: { readonly detail: ModelVersionDetail }) {
  const { catalogue, listed, list } = useRuns();
  const go = useNavigation((state) => state.go);
  useEffect(() => {
    if (listed === 'no') void list();
  }, [listed, list]);
  return (
    <Panel
      title="Lineage"
      aside={
        <button type="button" className={styles.textLink} onClick={() => go('runs', { run: detail.run })}>
          run {detail.run} of {detail.pipeline}
        </button>
      }
      className={styles.lineage ?? ''}
    >
      <ol className={styles.steps}>
        {detail.lineage.map((step) => (
          <li key={step.block} title={step.hash ? `${step.kind}, ${step.hash}` : step.kind}>
            <i style={{ background: `var(--category-${catalogue[step.kind]?.category ?? 'control'})` }} />
            <span className={styles.stepTitle}>{step.title}</span>
            <span className={styles.stepDetail}>{step.detail}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
