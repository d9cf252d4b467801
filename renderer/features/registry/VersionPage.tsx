import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import type { ModelVersionDetail } from '@shared/model';
import { EvaluationView } from '@renderer/features/previews';
import { EmptyState, Panel } from '@renderer/ui';
import { CardAndNote } from './CardAndNote';
import { ExportNote, ExportsTable } from './Exports';
import { Lineage } from './Lineage';
import { metricCards } from './selectors';
import { SignatureTable } from './SignatureTable';
import { keyOf } from './store';
import { useRegistry } from './useRegistry';
import { VersionHeading } from './VersionHeading';
import styles from './VersionPage.module.css';

/** All that is kept of one version of a model. */
export function VersionPage({ name, version }: { readonly name: string; readonly version: number }) {
  const detail = useRegistry((state) => state.details[keyOf(name, version)]);
  const error = useRegistry((state) => state.error);
  const show = useRegistry((state) => state.show);
  useEffect(() => void show(name, version), [name, version, show]);
  if (!detail)
    return error ? null : (
      <p className={styles.wait} role="status">
        <Loader size={16} /> Reading {name} v{version}…
      </p>
    );
  return (
    <div className={styles.page}>
      <VersionHeading detail={detail} />
      <ExportNote detail={detail} />
      <Cards detail={detail} />
      <div className={styles.middle}>
        <div className={styles.pictures}>
          {detail.evaluation ? (
            <EvaluationView evaluation={detail.evaluation} picturesOnly />
          ) : (
            <Panel title="Evaluation">
              <EmptyState title="This version was registered without an evaluation">
                Connect an evaluation's metrics to the registering block and run again.
              </EmptyState>
            </Panel>
          )}
        </div>
        <Lineage detail={detail} />
      </div>
      <SignatureTable detail={detail} />
      <div className={styles.halves}>
        <CardAndNote key={detail.note} detail={detail} />
        <ExportsTable detail={detail} />
      </div>
    </div>
  );
}

function Cards({ detail }: { readonly detail: ModelVersionDetail }) {
  return (
    <dl className={styles.cards}>
      {metricCards(detail).map((card) => (
        <div key={card.title} className={styles.card}>
          <dt>{card.title}</dt>
          <dd>
            <b>{card.value}</b>
            <span>{card.detail}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
