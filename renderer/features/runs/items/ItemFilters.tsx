import type { ItemCounts } from '@shared/model';
import { formatCount } from '@renderer/ui';
import { filterCounts, type ItemFilter } from './itemText';
import styles from './ItemsPanel.module.css';

interface ItemFiltersProps {
  readonly counts: ItemCounts;
  readonly chosen: ItemFilter;
  onChoose(filter: ItemFilter): void;
}

const titles: readonly (readonly [ItemFilter, string])[] = [
  ['all', 'All'],
  ['failed', 'Failed'],
  ['active', 'To come'],
  ['done', 'Done'],
  ['skipped', 'Skipped'],
];

/** The states to narrow the list to, each with how many items have it. */
export function ItemFilters({ counts, chosen, onChoose }: ItemFiltersProps) {
  const numbers = filterCounts(counts);
  return (
    <div className={styles.filters} role="group" aria-label="State of the items">
      {titles.map(([filter, title]) => (
        <button
          key={filter}
          type="button"
          className={styles.filter}
          aria-pressed={filter === chosen}
          data-bad={(filter === 'failed' && numbers.failed > 0) || undefined}
          onClick={() => onChoose(filter)}
        >
          {title} <span>{formatCount(numbers[filter])}</span>
        </button>
      ))}
    </div>
  );
}
