import { MultiSelect, Select, TagsInput } from '@mantine/core';
import type { Column } from '@shared/model';
import { defaultText, textOf } from '../document/fieldText';
import { TextControl } from './TextControls';
import type { ControlProps } from './control';
import styles from './form.module.css';

/** One column of an input: chosen where the columns are known, typed where they are not. */
export function ColumnControl(props: ControlProps<'column'>) {
  const { id, field, value, columns, invalid, readOnly, onChange } = props;
  const known = columns[field.port];
  if (!known) {
    return <TextControl {...props} field={{ ...field, type: 'text', placeholder: 'Column name' }} />;
  }
  const chosen = textOf(value ?? field.default);
  return (
    <Select
      id={id}
      data={optionsWith(known, chosen === '' ? [] : [chosen])}
      value={chosen === '' ? null : chosen}
      placeholder={defaultText(field) || (field.required ? 'Choose a column' : 'None')}
      searchable
      clearable={!field.required}
      error={invalid}
      disabled={readOnly}
      maxDropdownHeight={280}
      nothingFoundMessage="No such column"
      renderOption={({ option }) => <ColumnOption name={option.value} columns={known} />}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

export function ColumnsControl({ field, columns, value, ...rest }: ControlProps<'columns'>) {
  const chosen = Array.isArray(value) ? value.map(String) : (field.default ?? []);
  return <ColumnsPicker {...rest} known={columns[field.port]} chosen={chosen} placeholder="None" />;
}

interface ColumnsPickerProps {
  readonly id: string;
  readonly known: readonly Column[] | undefined;
  readonly chosen: readonly string[];
  readonly placeholder: string;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  onChange(columns: string[]): void;
}

/** Several columns, in the order chosen. */
export function ColumnsPicker({
  id,
  known,
  chosen,
  placeholder,
  invalid,
  readOnly,
  onChange,
}: ColumnsPickerProps) {
  const shared = {
    id,
    value: [...chosen],
    placeholder: chosen.length === 0 ? placeholder : '',
    error: invalid,
    disabled: readOnly,
    classNames: {
      pill: styles.pill ?? '',
      input: styles.pills ?? '',
      pillsList: styles.pillList ?? '',
      inputField: styles.pillField ?? '',
    },
    maxDropdownHeight: 280,
    onChange,
  };
  if (!known) return <TagsInput {...shared} />;
  return (
    <MultiSelect
      {...shared}
      data={optionsWith(known, chosen)}
      searchable
      hidePickedOptions
      nothingFoundMessage="No other column"
      renderOption={({ option }) => <ColumnOption name={option.value} columns={known} />}
    />
  );
}

function ColumnOption({ name, columns }: { readonly name: string; readonly columns: readonly Column[] }) {
  const type = columns.find((column) => column.name === name)?.type;
  return (
    <div className={styles.columnOption}>
      <span>{name}</span>
      <span className={styles.columnType}>{type ?? 'not in the input'}</span>
    </div>
  );
}

/** The known columns, and what is chosen though it is not among them. */
function optionsWith(known: readonly Column[], chosen: readonly string[]): string[] {
  return [...new Set([...known.map(({ name }) => name), ...chosen])];
}
