import { Loader } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck';
import type { ModelVersionDetail } from '@shared/model';
import { formatCount, formatNumber } from '@renderer/charts';
import { ErrorNote, formatTime, Panel } from '@renderer/ui';
import { keyOf } from './store';
import { useRegistry } from './useRegistry';
import styles from './VersionPage.module.css';

/** How the export asked for stands: on its way, proved, or why not. */
export function ExportNote({ detail }: { readonly detail: ModelVersionDetail }) {
  const current = useRegistry((state) => state.exports[keyOf(detail.name, detail.version)]);
  if (!current) return null;
  if (current.state === 'failed') return <ErrorNote error={current.error} />;
  if (current.state === 'exporting')
    return (
      <p className={styles.wait} role="status">
        <Loader size={16} /> Exporting, reloading and scoring kept rows…
      </p>
    );
  const { proof } = current;
  return (
    <div className={styles.proof} role="status">
      <IconCircleCheck size={18} aria-hidden />
      <div>
        <b>Exported and proved.</b> The reloaded export scored {formatCount(proof.rows)} kept rows; its
        largest deviation is {formatNumber(proof.deviation)}, of {formatNumber(proof.tolerance)} allowed.
        <div className={styles.path}>{proof.folder}</div>
        <div className={styles.path}>{proof.files.join(', ')}</div>
      </div>
    </div>
  );
}

export function ExportsTable({ detail }: { readonly detail: ModelVersionDetail }) {
  return (
    <Panel title="Exports" flush>
      {detail.exports.length === 0 ? (
        <p className={styles.none}>
          Not exported yet. “Export…” writes it with its recipe and proves that it predicts the same.
        </p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Format</th>
              <th>Folder</th>
              <th>When</th>
              <th className={styles.right}>Rows scored</th>
              <th className={styles.right}>Largest deviation</th>
            </tr>
          </thead>
          <tbody>
            {detail.exports.map((one) => (
              <tr key={`${one.folder}-${one.createdAt}`}>
                <td>{one.format}</td>
                <td className={styles.folder} title={one.folder}>
                  {one.folder}
                </td>
                <td>{formatTime(one.createdAt)}</td>
                <td className={styles.right}>{formatCount(one.rows)}</td>
                <td className={styles.right}>{formatNumber(one.deviation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
