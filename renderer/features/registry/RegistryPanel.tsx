import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RegisteredModel } from '@shared/model';
import { formatMetric } from '@renderer/charts';
import { EmptyState, ErrorNote, useNavigation } from '@renderer/ui';
import styles from './RegistryPanel.module.css';
import { familyText, headlineMetric, modelCaption, newestFirst, versionToShow } from './selectors';
import { useRegistry } from './useRegistry';
import { VersionPage } from './VersionPage';

interface Choice {
  readonly model: string | undefined;
  readonly version: number | undefined;
}

/** The models that were kept, their versions, and one version in full. */
export function RegistryPanel() {
  const { models, listed, error, list } = useRegistry();
  const { target, go } = useNavigation();
  const [choice, setChoice] = useState<Choice>({ model: undefined, version: undefined });
  const [seen, setSeen] = useState<unknown>();
  useEffect(() => void list(), [list]);
  if (target !== seen) {
    setSeen(target);
    if (typeof target['model'] === 'string')
      setChoice({
        model: target['model'],
        version: typeof target['version'] === 'number' ? target['version'] : undefined,
      });
  }
  const model = models.find((one) => one.name === choice.model) ?? models[0];
  const version = model ? versionToShow(model, choice.version) : undefined;
  if (listed && models.length === 0)
    return (
      <div className={styles.empty}>
        {error ? (
          <ErrorNote error={error} />
        ) : (
          <EmptyState
            title="No model is kept yet"
            action={<Button onClick={() => go('canvas')}>Go to the canvas</Button>}
          >
            Add a “Register model” block after a training and run the pipeline: each model that differs
            becomes a version here, with its metrics, its signature and where it came from.
          </EmptyState>
        )}
      </div>
    );
  return (
    <div className={styles.screen}>
      <nav className={styles.side} aria-label="Models">
        <h2 className={styles.heading}>Models</h2>
        <ul className={styles.list}>
          {models.map((one) => (
            <li key={one.name}>
              <button
                type="button"
                className={styles.model}
                aria-current={one.name === model?.name}
                onClick={() => setChoice({ model: one.name, version: undefined })}
              >
                <b>{one.name}</b>
                <span>{modelCaption(one)}</span>
              </button>
            </li>
          ))}
        </ul>
        {model && (
          <Versions
            model={model}
            shown={version?.version}
            onOpen={(number) => setChoice({ model: model.name, version: number })}
          />
        )}
      </nav>
      <section className={styles.page} aria-label="Model version">
        {error && <ErrorNote error={error} />}
        {version && (
          <VersionPage
            key={`${version.name}@${version.version}`}
            name={version.name}
            version={version.version}
          />
        )}
      </section>
    </div>
  );
}

interface VersionsProps {
  readonly model: RegisteredModel;
  readonly shown: number | undefined;
  onOpen(version: number): void;
}

function Versions({ model, shown, onOpen }: VersionsProps) {
  return (
    <>
      <h2 className={styles.heading}>Versions of {model.name}</h2>
      <ul className={styles.list}>
        {newestFirst(model.versions).map((one) => (
          <li key={one.version}>
            <button
              type="button"
              className={styles.version}
              aria-current={one.version === shown}
              onClick={() => onOpen(one.version)}
            >
              <span className={styles.number}>v{one.version}</span>
              <span className={styles.family}>
                {familyText(one.family)}
                {one.aliases.length > 0 && <i>{one.aliases.join(', ')}</i>}
              </span>
              <span title={headlineMetric(one)?.name}>{formatMetric(headlineMetric(one)?.value)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
