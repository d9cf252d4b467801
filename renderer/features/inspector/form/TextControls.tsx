import { Input, Textarea } from '@mantine/core';
import { useState } from 'react';
import {
  defaultText,
  integersFault,
  numberFault,
  parseIntegers,
  parseNumber,
  textOf,
  type Parsed,
} from '../document/fieldText';
import { describedBy, type ControlProps } from './control';
import { useDraft } from './useDraft';
import styles from './form.module.css';

export function TextControl({ id, field, value, invalid, readOnly, onChange }: ControlProps<'text'>) {
  const draft = useDraft(textOf(value), (text) => onChange(text));
  return (
    <Input
      id={id}
      value={draft.text}
      placeholder={field.placeholder ?? defaultText(field)}
      error={invalid}
      readOnly={readOnly}
      aria-describedby={describedBy(id, Boolean(field.help), invalid)}
      spellCheck={false}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.onBlur}
      onKeyDown={draft.onKeyDown}
    />
  );
}

export function NumberControl(props: ControlProps<'number'>) {
  return <ParsedControl {...props} parse={parseNumber} fault={(value) => numberFault(props.field, value)} />;
}

export function IntegersControl(props: ControlProps<'integers'>) {
  return (
    <ParsedControl {...props} parse={parseIntegers} fault={(value) => integersFault(props.field, value)} />
  );
}

interface ParsedControlProps extends ControlProps<'number' | 'integers'> {
  parse(text: string): Parsed<unknown>;
  fault(value: unknown): string | undefined;
}

/** Text that stands for a value; what is none is said at once, and not passed on. */
function ParsedControl(props: ParsedControlProps) {
  const { id, field, value, invalid, readOnly, onChange, parse, fault } = props;
  const [refused, setRefused] = useState<string>();
  const draft = useDraft(textOf(value), (text) => {
    const parsed = parse(text);
    setRefused('fault' in parsed ? parsed.fault : undefined);
    if ('fault' in parsed) return false;
    onChange(parsed.value);
    return true;
  });
  const step = (by: number): void => {
    if (field.type !== 'number') return;
    const size = field.step ?? (field.integer ? 1 : 0);
    const from = Number(draft.text === '' ? (field.default ?? 0) : draft.text);
    if (size === 0 || !Number.isFinite(from)) return;
    const next = Number((from + by * size).toPrecision(12));
    draft.set(String(Math.min(field.max ?? next, Math.max(field.min ?? next, next))));
  };
  const words = draft.edited
    ? (refused ?? boundsOf(draft.text, parse, fault))
    : invalid
      ? undefined
      : fault(value);
  return (
    <>
      <Input
        id={id}
        value={draft.text}
        placeholder={defaultText(field)}
        error={invalid || words !== undefined}
        readOnly={readOnly}
        inputMode={field.type === 'number' ? 'decimal' : 'text'}
        aria-describedby={describedBy(id, Boolean(field.help), invalid)}
        classNames={{ input: styles.figures ?? '' }}
        onChange={(event) => {
          setRefused(undefined);
          draft.set(event.currentTarget.value);
        }}
        onBlur={draft.onBlur}
        onKeyDown={(event) => {
          if (!readOnly && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            event.preventDefault();
            step(event.key === 'ArrowUp' ? 1 : -1);
          }
          draft.onKeyDown(event);
        }}
      />
      {words && (
        <p className={styles.fault} role="status">
          {words}
        </p>
      )}
    </>
  );
}

function boundsOf(
  text: string,
  parse: ParsedControlProps['parse'],
  fault: ParsedControlProps['fault'],
): string | undefined {
  const parsed = parse(text);
  return 'value' in parsed ? fault(parsed.value) : undefined;
}

interface LinesControlProps {
  readonly id: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly placeholder?: string;
  onChange(text: string): void;
}

/** Several lines of plain text. */
export function LinesControl({ id, value, readOnly, placeholder, onChange }: LinesControlProps) {
  const draft = useDraft(value, onChange);
  return (
    <Textarea
      id={id}
      value={draft.text}
      readOnly={readOnly}
      placeholder={placeholder ?? ''}
      rows={Math.min(8, Math.max(2, draft.text.split('\n').length))}
      resize="vertical"
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.onBlur}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') draft.onKeyDown(event);
      }}
    />
  );
}
