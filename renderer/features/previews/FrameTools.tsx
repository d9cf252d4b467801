import { Button, Loader, Select, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useState } from 'react';
import type { Column } from '@shared/model';
import { formatCount } from '@renderer/charts';
import styles from './FrameTable.module.css';

interface FrameToolsProps {
  readonly columns: readonly Column[];
  readonly matching: number;
  readonly total: number;
  readonly search: string;
  readonly filtered: boolean;
  readonly waiting: boolean;
  onSearch(text: string): void;
  onClear(): void;
  onColumn(index: number): void;
  onRow(row: number): void;
}

/** Search, jumps, and how many rows are left. */
export function FrameTools(props: FrameToolsProps) {
  const [text, setText] = useState(props.search);
  const [seen, setSeen] = useState(props.search);
  if (props.search !== seen) {
    setSeen(props.search);
    setText(props.search);
  }
  return (
    <div className={styles.tools}>
      <TextInput
        aria-label="Search all columns"
        placeholder="Search all columns, Enter"
        leftSection={<IconSearch size={14} />}
        w={210}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onSearch(text);
          if (event.key === 'Escape' && text !== '') {
            setText('');
            props.onSearch('');
          }
        }}
      />
      <Select
        aria-label="Jump to a column"
        placeholder="Jump to column"
        w={170}
        searchable
        value={null}
        data={[...new Set(props.columns.map((column) => column.name))]}
        nothingFoundMessage="No such column"
        onChange={(name) => {
          if (name !== null) props.onColumn(props.columns.findIndex((column) => column.name === name));
        }}
      />
      {props.total > 100 && (
        <TextInput
          aria-label="Go to a row"
          placeholder="Go to row"
          w={96}
          inputMode="numeric"
          onKeyDown={(event) => {
            const row = Number(event.currentTarget.value.replaceAll(',', ''));
            if (event.key === 'Enter' && Number.isInteger(row) && row > 0) props.onRow(row - 1);
          }}
        />
      )}
      {props.filtered && (
        <Button variant="subtle" onClick={props.onClear}>
          Clear filters
        </Button>
      )}
      <span className={styles.count} role="status">
        {props.waiting && <Loader size={12} />}
        {props.filtered
          ? `${formatCount(props.matching)} of ${formatCount(props.total)} rows`
          : `${formatCount(props.total)} rows × ${formatCount(props.columns.length)} columns`}
      </span>
    </div>
  );
}
