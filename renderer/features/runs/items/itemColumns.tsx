import type { ItemRun } from '@shared/model';
import { StateBadge, type DataColumn } from '@renderer/ui';
import styles from './ItemsPanel.module.css';
import { itemReason, itemResult, itemTime } from './itemText';

export interface ItemRow {
  readonly index: number;
  /** Undefined until its page is there. */
  readonly item: ItemRun | undefined;
}

export function itemColumns(now: number): DataColumn<ItemRow>[] {
  return [
    {
      id: 'item',
      title: 'Item',
      width: 'minmax(80px, 1.2fr)',
      cell: ({ item }) => (
        <span className={styles.key} title={item?.item}>
          {item?.item ?? '…'}
        </span>
      ),
    },
    { id: 'state', title: 'State', width: 84, cell: ({ item }) => item && <StateBadge state={item.state} /> },
    { id: 'time', title: 'Took', width: 60, align: 'right', cell: ({ item }) => item && itemTime(item, now) },
    {
      id: 'result',
      title: 'Result',
      width: 'minmax(0, 1fr)',
      cell: ({ item }) => item && <Words text={itemResult(item)} />,
    },
    {
      id: 'reason',
      title: 'Why',
      width: 'minmax(60px, 2fr)',
      cell: ({ item }) => item && <Words text={itemReason(item)} bad={item.state === 'failed'} />,
    },
  ];
}

function Words({ text, bad = false }: { readonly text: string; readonly bad?: boolean }) {
  return (
    <span className={styles.words} data-bad={bad || undefined} title={text}>
      {text}
    </span>
  );
}
