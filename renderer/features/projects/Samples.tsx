import IconTable from '@tabler/icons-react/icons/IconTable';
import { formatCount, useNavigation } from '@renderer/ui';
import type { SampleId } from '@shared/model';
import { useProjects } from './useProjects';
import styles from './HomePanel.module.css';

export function Samples() {
  const { samples, busy, createSample } = useProjects();
  const go = useNavigation((state) => state.go);
  const make = async (sample: SampleId): Promise<void> => {
    if (await createSample(sample)) go('canvas');
  };
  return (
    <ul className={styles.list} style={{ padding: 0, margin: '0 -8px' }}>
      {samples.map((sample) => (
        <li key={sample.id} className={styles.item}>
          <button
            type="button"
            className={styles.open}
            disabled={busy !== null}
            onClick={() => void make(sample.id)}
          >
            <IconTable size={18} stroke={1.5} aria-hidden />
            <span className={styles.words}>
              <span className={styles.name}>{sample.title}</span>
              <span className={styles.folder} style={{ whiteSpace: 'normal' }}>
                {sample.summary}
              </span>
            </span>
            <span className={styles.time}>{formatCount(sample.rows)} rows</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
