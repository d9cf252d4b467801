import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { TextInput } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import type { BlockDescriptor } from '@shared/model';
import { BlockBadge } from '@renderer/ui';
import { searchKinds } from '../selectors';
import styles from './BlockPalette.module.css';

/** What a drag of a kind from the palette carries. */
export const kindMimeType = 'application/x-lathe-kind';

interface BlockPaletteProps {
  readonly kinds: readonly BlockDescriptor[];
  /** Place in the canvas, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly hint: string;
  onPick(kind: BlockDescriptor): void;
  onClose(): void;
}

/** Kinds to insert: type to search, Enter takes the marked one, or drag one onto the canvas. */
export function BlockPalette({ kinds, x, y, hint, onPick, onClose }: BlockPaletteProps) {
  const [search, setSearch] = useState('');
  const [marked, setMarked] = useState(0);
  const card = useClickOutside(onClose);
  const found = searchKinds(kinds, search);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) setMarked((marked + step + found.length) % found.length);
    const kind = found[marked];
    if (event.key === 'Enter' && kind && kind.unavailable === undefined) onPick(kind);
    if (step !== 0 || event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div
      ref={card}
      className={`${styles.card} nokey nopan nowheel`}
      style={{ left: x, top: y }}
      role="dialog"
      aria-label="Add a block"
      onKeyDown={onKeyDown}
    >
      <TextInput
        autoFocus
        aria-label="Search blocks"
        placeholder={hint}
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setMarked(0);
        }}
      />
      <ul className={styles.list} role="listbox" aria-label="Blocks" tabIndex={0}>
        {found.map((kind, index) => (
          <li
            key={kind.kind}
            role="option"
            aria-selected={index === marked}
            aria-disabled={kind.unavailable !== undefined}
            className={styles.item}
            draggable={kind.unavailable === undefined}
            title={kind.unavailable ?? kind.summary}
            ref={(element) => {
              if (index === marked) element?.scrollIntoView({ block: 'nearest' });
            }}
            onDragStart={(event) => event.dataTransfer.setData(kindMimeType, kind.kind)}
            onDragEnd={onClose}
            onMouseMove={() => setMarked(index)}
            onClick={() => kind.unavailable === undefined && onPick(kind)}
          >
            <BlockBadge icon={kind.icon} category={kind.category} size={22} />
            <span className={styles.words}>
              <span className={styles.title}>{kind.title}</span>
              <span className={styles.summary}>{kind.unavailable ?? kind.summary}</span>
            </span>
          </li>
        ))}
        {found.length === 0 && <li className={styles.none}>No block has these words.</li>}
      </ul>
    </div>
  );
}
