import type { ComponentType } from 'react';
import type { Field } from '@shared/model';
import { holdsVariable } from '../document/parameters';
import { BooleanControl, ChoiceControl } from './ChoiceControls';
import type { ControlProps } from './control';
import { FieldFrame } from './FieldFrame';
import { IntegersControl, NumberControl, TextControl } from './TextControls';

interface StepFieldProps {
  readonly id: string;
  readonly field: Field;
  readonly value: unknown;
  readonly readOnly: boolean;
  onChange(value: unknown): void;
}

const controls: {
  readonly [T in 'number' | 'boolean' | 'choice' | 'integers']: ComponentType<ControlProps<T>>;
} = {
  number: NumberControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  integers: IntegersControl,
};

/** A field of a recipe step. A variable, and any type without a control of its own here, is typed as text. */
export function StepField({ id, field, value, readOnly, onChange }: StepFieldProps) {
  const own = holdsVariable(value) ? undefined : (controls as Readonly<Record<string, unknown>>)[field.type];
  const Control = (own ?? TextControl) as ComponentType<ControlProps>;
  return (
    <FieldFrame
      id={id}
      title={field.title}
      unit={field.unit}
      help={field.help}
      wide
      inline={field.type === 'boolean' && own !== undefined}
    >
      <Control
        id={id}
        field={field}
        value={value}
        columns={{}}
        invalid={false}
        readOnly={readOnly}
        onChange={onChange}
      />
    </FieldFrame>
  );
}
