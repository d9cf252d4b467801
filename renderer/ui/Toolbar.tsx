import type { ReactNode } from 'react';
import styles from './Toolbar.module.css';

interface ToolbarProps {
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Controls at the right. */
  readonly end?: ReactNode;
}

/** The line of heading and controls at the top of a screen. */
export function Toolbar({ title, children, end }: ToolbarProps) {
  return (
    <div className={styles.toolbar}>
      {title !== undefined && <h1 className={styles.title}>{title}</h1>}
      {children}
      <div className={styles.end}>{end}</div>
    </div>
  );
}
