import IconAlertTriangle from '@tabler/icons-react/icons/IconAlertTriangle';
import type { ReactNode } from 'react';
import type { ErrorData } from '@shared/errors';
import { errorPlace } from './errorPlace';
import styles from './ErrorNote.module.css';

interface ErrorNoteProps {
  readonly error: Pick<ErrorData, 'message' | 'cure' | 'about' | 'detail'>;
  readonly action?: ReactNode;
}

/** What happened, where, and the cure. */
export function ErrorNote({ error, action }: ErrorNoteProps) {
  const place = errorPlace(error.about);
  return (
    <div className={styles.note} role="alert">
      <IconAlertTriangle size={16} className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <p className={styles.message}>{error.message}</p>
        {place && <p className={styles.place}>{place}</p>}
        {error.cure && <p className={styles.cure}>{error.cure}</p>}
        {error.detail && (
          <details className={styles.detail}>
            <summary>Technical detail</summary>
            <pre>{error.detail}</pre>
          </details>
        )}
        {action && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
