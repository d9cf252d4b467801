import { useState, type ComponentType } from 'react';
import type { Column, Field, Issue, Parameters } from '@shared/model';
import { fieldWords } from '../document/blockIssues';
import { defaultText, valueFault } from '../document/fieldText';
import { holdsVariable } from '../document/parameters';
import type { Variables } from '../document/variables';
import { BooleanControl, ChoiceControl } from './ChoiceControls';
import { ColumnControl, ColumnsControl } from './ColumnControls';
import type { ControlProps } from './control';
import { EntriesControl } from './EntriesControl';
import { FieldFrame } from './FieldFrame';
import { FileControl } from './FileControl';
import { SqlControl } from './SqlControl';
import { StepsControl } from './StepsControl';
import { IntegersControl, NumberControl, TextControl } from './TextControls';
import { VariableControl } from './VariableControl';

export interface FieldContext {
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  readonly variables: Variables;
  readonly readOnly: boolean;
}

interface FieldRowProps {
  /** Unique in the page. */
  readonly id: string;
  readonly field: Field;
  readonly parameters: Parameters;
  readonly context: FieldContext;
  readonly issue?: Issue | undefined;
  onChange(value: unknown): void;
}

const controls: { readonly [T in Field['type']]: ComponentType<ControlProps<T>> } = {
  text: TextControl,
  number: NumberControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  integers: IntegersControl,
  column: ColumnControl,
  columns: ColumnsControl,
  file: FileControl,
  steps: StepsControl,
  sql: SqlControl,
  entries: EntriesControl,
};

/** One parameter: its control, or a text while it stands for a variable. */
export function FieldRow({ id, field, parameters, context, issue, onChange }: FieldRowProps) {
  const { columns, variables, readOnly } = context;
  const value = parameters[field.name];
  const [wanted, setWanted] = useState(false);
  const sql = field.type === 'sql';
  const asVariable = !sql && (holdsVariable(value) || wanted);
  const Control = controls[field.type] as ComponentType<ControlProps>;
  const invalid = issue?.severity === 'error';
  const inline = field.type === 'boolean' && !asVariable;
  const toggle = (): void => {
    setWanted(!asVariable);
    if (holdsVariable(value)) onChange(undefined);
  };
  const defaultWords = defaultText(field);
  return (
    <FieldFrame
      id={id}
      title={field.title}
      unit={field.unit}
      help={field.help}
      required={field.required}
      wide={!isNarrow(field) || asVariable}
      inline={inline}
      fault={issue && { message: fieldWords(issue, valueFault(field, value)), warning: !invalid }}
      reset={
        value === undefined || readOnly || field.required
          ? undefined
          : {
              label: defaultWords === '' ? 'Back to none' : `Back to the default, ${shortened(defaultWords)}`,
              run: () => {
                setWanted(false);
                onChange(undefined);
              },
            }
      }
      variable={sql || readOnly ? undefined : { on: asVariable, toggle }}
    >
      {asVariable ? (
        <VariableControl
          id={id}
          text={holdsVariable(value) ? value : ''}
          variables={variables}
          invalid={invalid}
          readOnly={readOnly}
          onChange={onChange}
        />
      ) : (
        <Control
          id={id}
          field={field}
          value={value}
          columns={columns}
          invalid={invalid}
          readOnly={readOnly}
          onChange={onChange}
        />
      )}
    </FieldFrame>
  );
}

/** Plain numbers stand two in a row. */
function isNarrow(field: Field): boolean {
  return field.type === 'number' && field.help === undefined && field.title.length < 18;
}

function shortened(text: string): string {
  return text.length > 32 ? `${text.slice(0, 31)}…` : text;
}
