import type { ReactNode } from 'react';
import styles from './Panel.module.css';

interface PanelProps {
  readonly title?: ReactNode;
  /** Small text or controls at the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Content reaches the card's edges, as a table's does. */
  readonly flush?: boolean;
}

/** A card. */
export function Panel({ title, aside, children, className, flush }: PanelProps) {
  return (
    <section className={`${styles.panel} ${className ?? ''}`}>
      {(title !== undefined || aside !== undefined) && (
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.aside}>{aside}</div>
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
