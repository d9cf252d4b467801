import IconRestore from '@tabler/icons-react/icons/IconRestore';
import IconVariable from '@tabler/icons-react/icons/IconVariable';
import type { ReactNode } from 'react';
import { ToolButton } from './ToolButton';
import styles from './form.module.css';

interface FieldFrameProps {
  readonly id: string;
  readonly title: string;
  readonly unit?: string | undefined;
  readonly help?: string | undefined;
  readonly required?: boolean | undefined;
  readonly wide: boolean;
  readonly fault?: { readonly message: string; readonly warning?: boolean } | undefined;
  /** The control is at the title's right, as a switch is. */
  readonly inline?: boolean;
  readonly reset?: { readonly label: string; run(): void } | undefined;
  readonly variable?: { readonly on: boolean; toggle(): void } | undefined;
  readonly children: ReactNode;
}

/** A labelled control with its help, faults and small tools. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, title, unit, help, required, wide, fault, inline, reset, variable, children } = props;
  return (
    <div className={styles.field} data-wide={wide} data-inline={inline ?? false}>
      <div className={styles.line}>
        <label className={styles.label} htmlFor={id} id={`${id}-label`}>
          {title}
          {required && (
            <span className={styles.required} title="Needed">
              {' '}
              *
            </span>
          )}
        </label>
        {unit && <span className={styles.unit}>{unit}</span>}
        {inline && children}
      </div>
      {!inline && children}
      <span className={styles.tools}>
        {reset && (
          <ToolButton label={`${title}: ${reset.label}`} hint={reset.label} onClick={reset.run}>
            <IconRestore size={13} />
          </ToolButton>
        )}
        {variable && (
          <ToolButton
            label={`${title}: use a variable`}
            hint={variable.on ? 'Give a fixed value' : 'Use a ${variable}'}
            pressed={variable.on}
            onClick={variable.toggle}
          >
            <IconVariable size={13} />
          </ToolButton>
        )}
      </span>
      {fault && (
        <p className={styles.fault} data-warning={fault.warning ?? false} id={`${id}-fault`}>
          {fault.message}
        </p>
      )}
      {help && (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
