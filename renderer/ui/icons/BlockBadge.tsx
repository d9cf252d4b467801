import type { Category } from '@shared/model';
import { blockIcon } from './blockIcon';
import styles from './BlockBadge.module.css';

interface BlockBadgeProps {
  readonly icon: string;
  readonly category: Category;
  readonly size?: number;
}

/** The coloured square of a block: its icon on its category's colour. */
export function BlockBadge({ icon, category, size = 24 }: BlockBadgeProps) {
  const Icon = blockIcon(icon);
  return (
    <span
      className={styles.badge}
      style={{ width: size, height: size, background: `var(--category-${category})` }}
      aria-hidden
    >
      <Icon size={Math.round(size * 0.66)} stroke={1.8} />
    </span>
  );
}
