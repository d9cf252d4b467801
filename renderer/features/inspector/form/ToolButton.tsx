import type { ReactNode } from 'react';
import styles from './form.module.css';

interface ToolButtonProps {
  readonly label: string;
  /** Shown on hovering; the label where absent. */
  readonly hint?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClick(): void;
}

/** A small icon of a form. Plain HTML: a form of twelve fields holds dozens. */
export function ToolButton({ label, hint, pressed, disabled, children, onClick }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      aria-pressed={pressed}
      title={hint ?? label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
