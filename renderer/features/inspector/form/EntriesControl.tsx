import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { entriesText, parseEntries } from '../document/entries';
import { describedBy, type ControlProps } from './control';
import { useDraft } from './useDraft';
import styles from './form.module.css';

/** Names with values, one a line. */
export function EntriesControl(props: ControlProps<'entries'>) {
  const { id, field, value, invalid, readOnly, onChange } = props;
  const [refused, setRefused] = useState<string>();
  const draft = useDraft(entriesText(value), (text) => {
    const parsed = parseEntries(text);
    setRefused('fault' in parsed ? parsed.fault : undefined);
    if ('fault' in parsed) return false;
    onChange(parsed.value);
    return true;
  });
  return (
    <>
      <Textarea
        id={id}
        value={draft.text}
        placeholder={field.placeholder ?? ''}
        error={invalid || refused !== undefined}
        readOnly={readOnly}
        rows={Math.min(8, Math.max(2, draft.text.split('\n').length))}
        resize="vertical"
        spellCheck={false}
        aria-describedby={describedBy(id, Boolean(field.help), invalid)}
        onChange={(event) => {
          setRefused(undefined);
          draft.set(event.currentTarget.value);
        }}
        onBlur={draft.onBlur}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') draft.onKeyDown(event);
        }}
      />
      {refused && (
        <p className={styles.fault} role="status">
          {refused}
        </p>
      )}
    </>
  );
}
