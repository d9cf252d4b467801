import { useState } from 'react';
import type { Field, Issue, Parameters } from '@shared/model';
import { parameterIssue } from '../document/blockIssues';
import { isFolded, isVisible, withParameter } from '../document/parameters';
import { InTurn } from './InTurn';
import { FieldRow, type FieldContext } from './FieldRow';
import styles from './form.module.css';

interface FieldFormProps {
  /** Starts the ids of the controls. */
  readonly id: string;
  readonly fields: readonly Field[];
  readonly parameters: Parameters;
  readonly context: FieldContext;
  readonly issues: readonly Issue[];
  onChange(change: (parameters: Parameters) => Parameters): void;
}

/** A form drawn from fields; advanced ones without a value fold away under "More". */
export function FieldForm({ id, fields, parameters, context, issues, onChange }: FieldFormProps) {
  const [open, setOpen] = useState(false);
  const visible = fields.filter((field) => isVisible(field, fields, parameters));
  const folds = (field: Field): boolean =>
    isFolded(field, parameters) && parameterIssue(issues, field.name) === undefined;
  // Open, the fold keeps its fields, so that none jumps away while a value is given to it.
  const folded = visible.filter((field) => (open ? field.advanced === true : folds(field)));
  const plain = visible.filter((field) => !folded.includes(field));
  const row = (field: Field) => (
    <FieldRow
      key={field.name}
      id={`${id}-${field.name}`}
      field={field}
      parameters={parameters}
      context={context}
      issue={parameterIssue(issues, field.name)}
      onChange={(value) => onChange((current) => withParameter(current, field, value))}
    />
  );
  return (
    <div className={styles.form}>
      <InTurn>{plain.map(row)}</InTurn>
      {folded.length > 0 && (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Less' : `More (${folded.length})`}
        </button>
      )}
      {open && <InTurn>{folded.map(row)}</InTurn>}
    </div>
  );
}
