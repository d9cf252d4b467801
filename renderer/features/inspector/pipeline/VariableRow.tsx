import IconX from '@tabler/icons-react/icons/IconX';
import { ActionIcon, Input, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import {
  nameFault,
  parseVariable,
  retyped,
  variableText,
  variableType,
  type Variables,
  type VariableType,
} from '../document/variables';
import { useDraft } from '../form/useDraft';
import styles from './variables.module.css';

interface VariableRowProps {
  readonly name: string;
  readonly value: unknown;
  readonly variables: Variables;
  readonly readOnly: boolean;
  onChange(value: unknown): void;
  onRename(to: string): void;
  onRemove(): void;
}

const types: readonly { readonly value: VariableType; readonly label: string }[] = [
  { value: 'text', label: 'text' },
  { value: 'number', label: 'number' },
  { value: 'boolean', label: 'yes/no' },
  { value: 'list', label: 'list' },
];

export function VariableRow({
  name,
  value,
  variables,
  readOnly,
  onChange,
  onRename,
  onRemove,
}: VariableRowProps) {
  const type = variableType(value);
  const [typed, setTyped] = useState(name);
  const badName = typed === name ? undefined : nameFault(typed, variables, name);
  const [badValue, setBadValue] = useState<string>();
  const draft = useDraft(variableText(value), (text) => {
    const parsed = parseVariable(text, type);
    setBadValue('fault' in parsed ? parsed.fault : undefined);
    if ('fault' in parsed) return false;
    onChange(parsed.value);
    return true;
  });
  const rename = (): void => {
    if (badName !== undefined) setTyped(name);
    else if (typed !== name) onRename(typed);
  };
  return (
    <div className={styles.variable}>
      <div className={styles.row}>
        <Input
          className={styles.name ?? ''}
          classNames={{ input: styles.mono ?? '' }}
          aria-label={`Name of the variable ${name}`}
          value={typed}
          readOnly={readOnly}
          error={badName !== undefined}
          spellCheck={false}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') setTyped(name);
          }}
        />
        {type === 'boolean' ? (
          <NativeSelect
            className={styles.text ?? ''}
            aria-label={`Value of ${name}`}
            value={String(value)}
            disabled={readOnly}
            data={[
              { value: 'true', label: 'yes' },
              { value: 'false', label: 'no' },
            ]}
            onChange={(event) => onChange(event.currentTarget.value === 'true')}
          />
        ) : (
          <Input
            className={styles.text ?? ''}
            aria-label={`Value of ${name}`}
            value={draft.text}
            readOnly={readOnly}
            placeholder={type === 'list' ? 'a, b, c' : ''}
            error={badValue !== undefined}
            spellCheck={false}
            onChange={(event) => draft.set(event.currentTarget.value)}
            onBlur={draft.onBlur}
            onKeyDown={draft.onKeyDown}
          />
        )}
        <NativeSelect
          className={styles.type ?? ''}
          aria-label={`Type of ${name}`}
          value={type}
          disabled={readOnly}
          data={types.map((each) => ({ ...each }))}
          onChange={(event) => onChange(retyped(value, event.currentTarget.value as VariableType))}
        />
        {!readOnly && (
          <ActionIcon size={22} aria-label={`Remove ${name}`} onClick={onRemove}>
            <IconX size={13} />
          </ActionIcon>
        )}
      </div>
      {(badName ?? badValue) && (
        <p className={styles.fault} role="status">
          {badName ?? badValue}
        </p>
      )}
    </div>
  );
}
