import { useState, type ReactNode } from 'react';
import styles from './controls.module.css';

interface ControlSectionProps {
  readonly title: string;
  /** What is set, in a few words; empty while all is as usual. */
  readonly words: string;
  /** Unfolded from the start, as for a fault. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A fold with what is set in its title. Its controls are drawn when it is first opened. */
export function ControlSection({ title, words, open = false, children }: ControlSectionProps) {
  const [opened, setOpened] = useState(open);
  if (open && !opened) setOpened(true);
  return (
    <details
      className={styles.section}
      open={open}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <span className={styles.sectionTitle}>{title}</span>
        <span className={styles.sectionWords} title={words}>
          {words}
        </span>
      </summary>
      {opened && <div className={styles.sectionBody}>{children}</div>}
    </details>
  );
}
