import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ArtifactSummary, FrameProfile } from '@shared/model';
import { formatCount, formatShare, MiniHistogram } from '@renderer/charts';
import { EmptyState, ErrorNote, formatBytes } from '@renderer/ui';
import { ColumnDetail } from './ColumnDetail';
import styles from './ProfilePanel.module.css';
import { columnHeader, typeSign } from './selectors';
import { useArtifacts } from './useArtifacts';

/** Every column's statistics: the list at the left, one column in full at the right. */
export function ProfilePanel({ artifact }: { readonly artifact: ArtifactSummary | undefined }) {
  if (artifact?.type !== 'frame')
    return (
      <EmptyState title="No table to profile">
        Select a block whose output is a table and that has run; its columns are then counted and measured
        here.
      </EmptyState>
    );
  return <FrameProfilePanel key={artifact.hash} artifact={artifact.hash} />;
}

function FrameProfilePanel({ artifact }: { readonly artifact: string }) {
  const loaded = useArtifacts((state) => state.profiles[artifact]);
  const load = useArtifacts((state) => state.loadProfile);
  useEffect(() => void load(artifact), [artifact, load]);
  if (loaded?.state === 'failed')
    return (
      <div className={styles.padded}>
        <ErrorNote
          error={loaded.error}
          action={
            <Button variant="default" onClick={() => void load(artifact, true)}>
              Try again
            </Button>
          }
        />
      </div>
    );
  if (loaded?.state !== 'ready')
    return (
      <div className={styles.padded} role="status">
        <Loader size={16} /> Measuring the columns…
      </div>
    );
  return <Columns profile={loaded.value} />;
}

function Columns({ profile }: { readonly profile: FrameProfile }) {
  const [name, setName] = useState(profile.columns[0]?.name);
  const column = profile.columns.find((one) => one.name === name);
  return (
    <div className={styles.panel}>
      <div className={styles.side}>
        <p className={styles.caption}>
          {formatCount(profile.rows)} rows, {formatBytes(profile.bytes)}
          {profile.duplicateRows ? `, ${formatCount(profile.duplicateRows)} duplicate rows` : ''}
        </p>
        <ul className={styles.list}>
          {profile.columns.map((one) => {
            const header = columnHeader(profile, one.name);
            return (
              <li key={one.name}>
                <button
                  type="button"
                  className={styles.item}
                  aria-current={one.name === name}
                  onClick={() => setName(one.name)}
                >
                  <span className={styles.sign}>{typeSign(one.type)}</span>
                  <span className={styles.name}>{one.name}</span>
                  {header && header.missingShare > 0 && (
                    <span className={styles.share}>{formatShare(header.missingShare)} ∅</span>
                  )}
                  {header && (
                    <MiniHistogram counts={header.counts} width={64} height={14} label={header.text} />
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      <div className={styles.detail}>{column && <ColumnDetail column={column} rows={profile.rows} />}</div>
    </div>
  );
}
