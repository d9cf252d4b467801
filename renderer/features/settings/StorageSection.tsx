import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { StorageUsage } from '@shared/model';
import { ErrorNote, formatBytes, formatCount, notifyDone, notifyError, Panel } from '@renderer/ui';
import type { StorageStore } from './storageStore';
import { storedKinds } from './storedKinds';
import styles from './StorageSection.module.css';

interface StorageSectionProps {
  readonly useStorage: StorageStore;
}

/** What the open project takes on the disk, and the button that gives back what nothing needs. */
export function StorageSection({ useStorage }: StorageSectionProps) {
  const { usage, error, cleaning, load, clean } = useStorage();
  const [asking, setAsking] = useState(false);
  useEffect(() => void load().catch(notifyError), [load]);
  if (!usage && !error) return null;
  const free = async (): Promise<void> => {
    setAsking(false);
    const { bytes } = await clean();
    notifyDone(`${formatBytes(bytes)} are free again.`);
  };
  return (
    <Panel
      title="Storage of this project"
      aside={
        <Button
          variant="subtle"
          size="compact-xs"
          loading={cleaning}
          disabled={!usage || usage.freeable.bytes === 0}
          onClick={() => setAsking(true)}
        >
          Free space
        </Button>
      }
    >
      {error && <ErrorNote error={error} />}
      {usage && <Stored usage={usage} />}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title="Free space"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {usage && <p>{question(usage)}</p>}
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep all
          </Button>
          <Button color="red" onClick={() => void free().catch(notifyError)}>
            Remove
          </Button>
        </Group>
      </Modal>
    </Panel>
  );
}

function Stored({ usage }: { readonly usage: StorageUsage }) {
  return (
    <>
      <ul className={styles.kinds} aria-label="Stored">
        {storedKinds(usage).map(({ title, count, bytes }) => (
          <li key={title} className={styles.kind}>
            <span>{title}</span>
            <span className={styles.number}>{count === undefined ? '' : formatCount(count)}</span>
            <span className={styles.number}>{formatBytes(bytes)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.help}>{freeable(usage)}</p>
    </>
  );
}

function freeable({ freeable: { bytes }, retention }: StorageUsage): string {
  const limits = [
    ...(retention.runs === undefined ? [] : [`${formatCount(retention.runs)} runs`]),
    ...(retention.artifactsGb === undefined ? [] : [`${retention.artifactsGb} GB of results`]),
  ];
  const rule = limits.length
    ? `lathe.yaml keeps the newest ${limits.join(' and ')}; what models rest on stays.`
    : 'Every run is kept. `retention` in lathe.yaml sets limits.';
  return bytes > 0 ? `${formatBytes(bytes)} could be freed. ${rule}` : rule;
}

function question({ freeable: { runs, artifacts, bytes } }: StorageUsage): string {
  const what = [
    ...(runs ? [`${formatCount(runs)} old ${runs === 1 ? 'run' : 'runs'} with curves and logs`] : []),
    ...(artifacts
      ? [`the files of ${formatCount(artifacts)} ${artifacts === 1 ? 'result' : 'results'}`]
      : []),
  ];
  return `This removes ${what.join(' and ') || 'damaged files that were set aside'}, ${formatBytes(bytes)}. Blocks whose files are gone run again when they are needed.`;
}
