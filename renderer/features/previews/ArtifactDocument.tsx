import { Loader } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import type { ArtifactSummary } from '@shared/model';
import { modelDescriptionSchema } from '@shared/model';
import { ErrorNote, formatBytes } from '@renderer/ui';
import { ArtifactItems } from './ArtifactItems';
import { itemLines } from './itemLines';
import { ModelSummary } from './ModelSummary';
import styles from './previews.module.css';
import { droppedColumns, stepLines, type StepLine } from './recipeSteps';
import { useArtifacts } from './useArtifacts';

/** Recipes, models, lists and values as people read them, with the text that is stored below. */
export function ArtifactDocument({ artifact }: { readonly artifact: ArtifactSummary }) {
  const loaded = useArtifacts((state) => state.documents[artifact.hash]);
  const load = useArtifacts((state) => state.loadDocument);
  useEffect(() => void load(artifact.hash), [artifact.hash, load]);
  const parsed = useMemo(() => (loaded?.state === 'ready' ? parse(loaded.value) : undefined), [loaded]);
  if (loaded?.state === 'failed')
    return (
      <div className={styles.padded}>
        <ErrorNote error={loaded.error} />
      </div>
    );
  if (loaded?.state !== 'ready')
    return (
      <div className={styles.padded} role="status">
        <Loader size={16} /> Reading…
      </div>
    );
  const model = artifact.type === 'model' ? modelDescriptionSchema.safeParse(parsed) : undefined;
  const steps = artifact.type === 'recipe' ? stepLines(parsed) : undefined;
  const items = artifact.type === 'items' ? itemLines(parsed) : undefined;
  const readable = model?.success || (steps?.length ?? 0) > 0 || items !== undefined;
  return (
    <div className={styles.scroll}>
      {model?.success && <ModelSummary model={model.data} />}
      {steps && steps.length > 0 && <Steps steps={steps} />}
      {items && <ArtifactItems items={items} />}
      {droppedColumns(parsed).map((one) => (
        <p key={one.column} className={styles.left}>
          {one.column} is not used: {one.reason}
        </p>
      ))}
      <details className={styles.stored} open={!readable}>
        <summary>
          As stored ({artifact.type}, {formatBytes(artifact.bytes)})
        </summary>
        <pre>{parsed === undefined ? loaded.value : JSON.stringify(parsed, null, 2)}</pre>
      </details>
    </div>
  );
}

function Steps({ steps }: { readonly steps: readonly StepLine[] }) {
  return (
    <table className={styles.facts}>
      <thead>
        <tr>
          <th>Step</th>
          <th>Columns</th>
          <th>Learned on training rows</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, i) => (
          <tr key={i}>
            <td>{step.step}</td>
            <td>{step.columns}</td>
            <td className={styles.dim}>{step.learned}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
