import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown';
import IconArrowUp from '@tabler/icons-react/icons/IconArrowUp';
import IconX from '@tabler/icons-react/icons/IconX';
import type { Column, StepKind } from '@shared/model';
import { isVisible, withParameter } from '../document/parameters';
import { acceptedColumns, withColumns, type Step } from '../document/steps';
import { StepField } from './StepField';
import { ColumnsPicker } from './ColumnControls';
import { ToolButton } from './ToolButton';
import styles from './form.module.css';

interface StepCardProps {
  readonly id: string;
  readonly step: Step;
  readonly position: number;
  readonly count: number;
  /** Undefined for a step that this version does not know: it is kept as it is. */
  readonly kind: StepKind | undefined;
  readonly columns: readonly Column[] | undefined;
  readonly readOnly: boolean;
  onChange(step: Step): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

const everything = { numeric: 'All numeric columns', categorical: 'All text columns', any: 'All columns' };

export function StepCard(props: StepCardProps) {
  const { id, step, position, count, kind, columns, readOnly, onChange, onMove, onRemove } = props;
  const title = kind?.title ?? step.step;
  const chosen = Array.isArray(step['columns']) ? step['columns'].map(String) : [];
  return (
    <li className={styles.step} aria-label={`Step ${position + 1}: ${title}`}>
      <div className={styles.stepHead} title={kind?.help}>
        <span className={styles.stepNumber}>{position + 1}</span>
        <span className={styles.stepTitle}>{title}</span>
        {!readOnly && (
          <>
            <ToolButton label={`Move ${title} up`} disabled={position === 0} onClick={() => onMove(-1)}>
              <IconArrowUp size={13} />
            </ToolButton>
            <ToolButton
              label={`Move ${title} down`}
              disabled={position === count - 1}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={13} />
            </ToolButton>
            <ToolButton label={`Remove ${title}`} onClick={onRemove}>
              <IconX size={13} />
            </ToolButton>
          </>
        )}
      </div>
      {kind ? (
        <div className={styles.stepBody}>
          <label className={styles.hidden} htmlFor={`${id}-columns`}>
            Columns of step {position + 1}
          </label>
          <ColumnsPicker
            id={`${id}-columns`}
            known={acceptedColumns(columns, kind.accepts)}
            chosen={chosen}
            placeholder={everything[kind.accepts]}
            invalid={false}
            readOnly={readOnly}
            onChange={(next) => onChange(withColumns(step, next))}
          />
          {kind.fields
            .filter((field) => isVisible(field, kind.fields, step))
            .map((field) => (
              <StepField
                key={field.name}
                id={`${id}-${field.name}`}
                field={field}
                value={step[field.name]}
                readOnly={readOnly}
                onChange={(value) => onChange(withParameter(step, field, value) as Step)}
              />
            ))}
        </div>
      ) : (
        <p className={styles.help}>This version does not know the step {step.step}; it is kept as it is.</p>
      )}
    </li>
  );
}
