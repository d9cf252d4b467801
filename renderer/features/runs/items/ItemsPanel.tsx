import { Button, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useCallback, useMemo } from 'react';
import type { BlockRun, ItemRun } from '@shared/model';
import { useProjects, whyNotRunnable } from '@renderer/features/projects';
import { DataTable, EmptyState, ErrorNote, formatCount, notifyError } from '@renderer/ui';
import { useNow } from '../useNow';
import { useRuns } from '../useRuns';
import { itemColumns, type ItemRow } from './itemColumns';
import { ItemFilters } from './ItemFilters';
import styles from './ItemsPanel.module.css';
import { itemsOfPage, type ItemStore } from './itemStore';

interface ItemsPanelProps {
  /** The block run whose items these are. */
  readonly block: BlockRun;
  readonly store: ItemStore;
  /** Called with the run that tries the failed items again. */
  onResumed?(run: number): void;
}

/** The items of a mapped block, of any number: how each stands, and one to look at. */
export function ItemsPanel({ block, store: useItems, onResumed }: ItemsPanelProps) {
  const items = useItems();
  const { need, waiting } = items;
  const now = useNow(block.state === 'running');
  const rows = useMemo(() => rowsOf(items.pages, items.matching ?? 0), [items.pages, items.matching]);
  const columns = useMemo(() => itemColumns(now), [now]);
  const onVisible = useCallback(
    (first: number, last: number) => {
      const offsets: number[] = [];
      for (let at = first - (first % itemsOfPage); at <= last; at += itemsOfPage) offsets.push(at);
      if (!waiting) need(offsets);
    },
    [need, waiting],
  );
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <TextInput
          aria-label="Search items"
          placeholder="Search by key"
          leftSection={<IconSearch size={14} />}
          w={180}
          value={items.search}
          onChange={(event) => items.setSearch(event.currentTarget.value)}
        />
        {block.items && <ItemFilters counts={block.items} chosen={items.filter} onChoose={items.setFilter} />}
        <span className={styles.space} />
        <RunFailedAgain block={block} onResumed={onResumed} />
      </div>
      {items.error && <ErrorNote error={items.error} />}
      <div className={styles.table}>
        <DataTable<ItemRow>
          label={`Items of ${block.block}`}
          columns={columns}
          rows={rows}
          rowKey={({ index, item }) => item?.item ?? index}
          selected={new Set(items.chosen === undefined ? [] : [items.chosen])}
          onOpen={({ item }) => item && items.choose(item.item === items.chosen ? undefined : item.item)}
          onVisible={onVisible}
          empty={<NoItems block={block} reading={items.matching === undefined && !items.error} />}
        />
      </div>
    </div>
  );
}

function rowsOf(pages: ReadonlyMap<number, readonly ItemRun[]>, count: number): ItemRow[] {
  return Array.from({ length: count }, (_, index) => {
    const offset = index - (index % itemsOfPage);
    return { index, item: pages.get(offset)?.[index - offset] };
  });
}

function NoItems({ block, reading }: { readonly block: BlockRun; readonly reading: boolean }) {
  if (reading)
    return (
      <p className={styles.reading} role="status">
        Reading items…
      </p>
    );
  if (block.items?.total)
    return (
      <EmptyState title="No item matches">
        None of the {formatCount(block.items.total)} items has this state and these words.
      </EmptyState>
    );
  return block.state === 'running' || block.state === 'waiting' ? (
    <EmptyState title="Its items are not known yet">{block.reason}</EmptyState>
  ) : (
    <EmptyState title="The list was empty">
      No item came in, so nothing ran: what collects it gets an empty list.
    </EmptyState>
  );
}

function RunFailedAgain({
  block,
  onResumed,
}: {
  readonly block: BlockRun;
  readonly onResumed: ItemsPanelProps['onResumed'];
}) {
  const resume = useRuns((state) => state.resume);
  const blocked = useProjects(whyNotRunnable);
  const again = (block.items?.failed ?? 0) + (block.items?.cancelled ?? 0);
  const ended = block.state !== 'running' && block.state !== 'waiting';
  if (again === 0 || !ended) return null;
  return (
    <Button
      variant="default"
      disabled={blocked !== undefined}
      title={blocked ?? 'A new run: the items that succeeded come from the cache'}
      onClick={() => void resume(block.run).then(({ id }) => onResumed?.(id), notifyError)}
    >
      {again === 1 ? 'Run the failed item again' : `Run ${formatCount(again)} failed items again`}
    </Button>
  );
}
