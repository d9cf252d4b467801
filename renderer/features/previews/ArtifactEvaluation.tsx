import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { ErrorNote } from '@renderer/ui';
import { EvaluationView } from './EvaluationView';
import styles from './previews.module.css';
import { useArtifacts } from './useArtifacts';

export function ArtifactEvaluation({ artifact }: { readonly artifact: string }) {
  const loaded = useArtifacts((state) => state.evaluations[artifact]);
  const load = useArtifacts((state) => state.loadEvaluation);
  useEffect(() => void load(artifact), [artifact, load]);
  if (loaded?.state === 'failed')
    return (
      <div className={styles.padded}>
        <ErrorNote error={loaded.error} />
      </div>
    );
  if (loaded?.state !== 'ready')
    return (
      <div className={styles.padded} role="status">
        <Loader size={16} /> Reading the evaluation…
      </div>
    );
  return (
    <div className={styles.scroll}>
      <EvaluationView evaluation={loaded.value} />
    </div>
  );
}
