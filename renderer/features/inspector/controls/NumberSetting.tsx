import { Input } from '@mantine/core';
import { useState } from 'react';
import { parseNumber, textOf } from '../document/fieldText';
import { FieldFrame } from '../form/FieldFrame';
import { useDraft } from '../form/useDraft';

interface NumberSettingProps {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly help?: string;
  readonly value: number | undefined;
  /** What an empty field means. */
  readonly empty: string;
  readonly least: number;
  readonly integer?: boolean;
  readonly wide?: boolean;
  readonly readOnly: boolean;
  onChange(value: number | undefined): void;
}

/** A number that may be left out. */
export function NumberSetting(props: NumberSettingProps) {
  const {
    id,
    title,
    unit,
    help,
    value,
    empty,
    least,
    integer = false,
    wide = false,
    readOnly,
    onChange,
  } = props;
  const [fault, setFault] = useState<string>();
  const draft = useDraft(textOf(value), (text) => {
    const parsed = parseNumber(text);
    const bad = 'fault' in parsed ? parsed.fault : outside(parsed.value, least, integer);
    setFault(bad);
    if (bad !== undefined || 'fault' in parsed) return false;
    onChange(parsed.value);
    return true;
  });
  return (
    <FieldFrame
      id={id}
      title={title}
      unit={unit}
      help={help}
      wide={wide}
      fault={fault === undefined ? undefined : { message: fault }}
    >
      <Input
        id={id}
        value={draft.text}
        placeholder={empty}
        inputMode={integer ? 'numeric' : 'decimal'}
        readOnly={readOnly}
        error={fault !== undefined}
        onChange={(event) => draft.set(event.currentTarget.value)}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
    </FieldFrame>
  );
}

function outside(value: number | undefined, least: number, integer: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (integer && !Number.isInteger(value)) return 'A whole number is wanted.';
  return value < least ? `At least ${least}.` : undefined;
}
