import IconX from '@tabler/icons-react/icons/IconX';
import styles from './Workbench.module.css';

interface ShownOfProps {
  readonly title: string;
  /** What closing leads back to. */
  readonly back: string;
  onClose(): void;
}

/** Says that a part is shown in place of the whole, and leads back to it. */
export function ShownOf({ title, back, onClose }: ShownOfProps) {
  return (
    <span className={styles.shownOf}>
      <span title={title}>{title}</span>
      <button type="button" aria-label={back} title={back} onClick={onClose}>
        <IconX size={12} aria-hidden />
      </button>
    </span>
  );
}
