import { Autocomplete } from '@mantine/core';
import { resolveText, scopedNames, variableText, type Variables } from '../document/variables';
import { useDraft } from './useDraft';
import styles from './form.module.css';

interface VariableControlProps {
  readonly id: string;
  readonly text: string;
  readonly variables: Variables;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  onChange(text: string): void;
}

/** A text with `${name}` in it, and under it what it stands for. */
export function VariableControl({ id, text, variables, invalid, readOnly, onChange }: VariableControlProps) {
  const draft = useDraft(text, onChange);
  const { value, unknown } = resolveText(draft.text, variables);
  return (
    <>
      <Autocomplete
        id={id}
        value={draft.text}
        data={[...Object.keys(variables), ...scopedNames].map((name) => `\${${name}}`)}
        error={invalid || unknown.length > 0}
        disabled={readOnly}
        classNames={{ input: styles.mono ?? '' }}
        spellCheck={false}
        onChange={draft.set}
        onBlur={draft.onBlur}
        onKeyDown={draft.onKeyDown}
      />
      {unknown.length > 0 ? (
        <p className={styles.fault}>There is no variable {unknown.join(', ')}.</p>
      ) : (
        <p className={styles.resolved}>
          = <span className={styles.mono}>{variableText(value)}</span>
          {typeof value === 'string' && value.includes('${') && ', filled in when it runs'}
        </p>
      )}
    </>
  );
}
