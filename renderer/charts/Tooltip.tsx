import styles from './Tooltip.module.css';

export interface TooltipEntry {
  readonly label: string;
  readonly value: string;
  readonly color?: string;
}

/** The small card at the pointer. */
export function TooltipCard(props: { title?: string; entries: readonly TooltipEntry[] }) {
  return (
    <div className={styles.card}>
      {props.title && <div className={styles.title}>{props.title}</div>}
      {props.entries.map((entry) => (
        <div key={entry.label} className={styles.entry}>
          {entry.color && <i style={{ background: entry.color }} />}
          <span>{entry.label}</span>
          <b>{entry.value}</b>
        </div>
      ))}
    </div>
  );
}
