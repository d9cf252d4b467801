import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { SecretEntry } from '@shared/contract';
import { Badge, ErrorNote, notifyError, Panel } from '@renderer/ui';
import { NewSecret } from './NewSecret';
import type { SecretsStore } from './secretsStore';
import styles from './SecretsSection.module.css';

const placeWords: Readonly<Record<SecretEntry['place'], string>> = {
  environment: 'the environment',
  project: 'this project',
  everywhere: 'every project',
};

interface SecretsSectionProps {
  readonly useSecrets: SecretsStore;
}

/** What `${secret.NAME}` may name: names to see, values only to give. */
export function SecretsSection({ useSecrets }: SecretsSectionProps) {
  const { list, error, projectOpen, load, set, remove } = useSecrets();
  const [adding, setAdding] = useState(false);
  useEffect(() => void load().catch(notifyError), [load]);
  return (
    <Panel
      title="Secrets"
      aside={
        <Button
          variant="subtle"
          size="compact-xs"
          disabled={list === null || list.refusal !== undefined}
          onClick={() => setAdding(true)}
        >
          Add
        </Button>
      }
    >
      <p className={styles.help}>
        A parameter written as <code>{'${secret.NAME}'}</code> gets the value when it runs. The system&rsquo;s
        key chain keeps it; it is shown nowhere, and taken out of logs.
      </p>
      {error && <ErrorNote error={error} />}
      {list?.refusal && <ErrorNote error={list.refusal} />}
      {list && list.secrets.length > 0 && (
        <ul className={styles.secrets} aria-label="Secrets">
          {list.secrets.map((secret) => (
            <Secret key={secret.name} secret={secret} onRemove={remove} />
          ))}
        </ul>
      )}
      <NewSecret opened={adding} projectOpen={projectOpen} onClose={() => setAdding(false)} onSet={set} />
    </Panel>
  );
}

interface SecretProps {
  readonly secret: SecretEntry;
  onRemove: ReturnType<SecretsStore['getState']>['remove'];
}

function Secret({ secret: { name, place }, onRemove }: SecretProps) {
  const [sure, setSure] = useState(false);
  return (
    <li className={styles.secret}>
      <span className={`${styles.name} selectable`}>{name}</span>
      <span>
        <Badge>{placeWords[place]}</Badge>
      </span>
      {place !== 'environment' && (
        <Button
          variant="subtle"
          size="compact-xs"
          color={sure ? 'red' : 'gray'}
          aria-label={sure ? `Remove ${name} for good` : `Remove ${name}`}
          onBlur={() => setSure(false)}
          onClick={() => (sure ? void onRemove(name, place).catch(notifyError) : setSure(true))}
        >
          {sure ? 'Remove for good?' : 'Remove'}
        </Button>
      )}
    </li>
  );
}
