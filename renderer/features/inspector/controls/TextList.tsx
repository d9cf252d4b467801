import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconX from '@tabler/icons-react/icons/IconX';
import { Input } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { ToolButton } from '../form/ToolButton';
import { useDraft } from '../form/useDraft';
import formStyles from '../form/form.module.css';
import styles from './controls.module.css';

interface TextListProps {
  readonly id: string;
  /** `Condition`: each line is labelled so, with its number. */
  readonly label: string;
  readonly texts: readonly string[];
  readonly placeholder: string;
  readonly add: string;
  readonly suggestions?: readonly string[];
  readonly readOnly: boolean;
  faultOf?(text: string): string | undefined;
  /** Beside the button that adds a line. */
  readonly beside?: ReactNode;
  /** What else can be done with a line. */
  tools?(text: string): ReactNode;
  onChange(texts: readonly string[]): void;
}

/** Short texts, one a line. */
export function TextList(props: TextListProps) {
  const { id, label, texts, placeholder, add, suggestions, readOnly, beside, faultOf, tools, onChange } =
    props;
  const [adding, setAdding] = useState(false);
  const lines = adding ? [...texts, ''] : texts;
  return (
    <div id={id} role="group" aria-labelledby={`${id}-label`} className={styles.texts}>
      {lines.map((text, index) => (
        <TextLine
          key={index}
          label={`${label} ${index + 1}`}
          text={text}
          placeholder={placeholder}
          list={suggestions ? `${id}-suggestions` : undefined}
          autoFocus={adding && index === texts.length}
          readOnly={readOnly}
          fault={text === '' ? undefined : faultOf?.(text)}
          tools={text === '' ? undefined : tools?.(text)}
          onChange={(next) => {
            if (index === texts.length) setAdding(false);
            onChange(
              index < texts.length ? texts.map((each, at) => (at === index ? next : each)) : [...texts, next],
            );
          }}
          onRemove={() => {
            if (index === texts.length) setAdding(false);
            else onChange(texts.filter((_, at) => at !== index));
          }}
        />
      ))}
      {suggestions && (
        <datalist id={`${id}-suggestions`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {!readOnly && !adding && (
        <div className={styles.adds}>
          <button type="button" className={styles.add} onClick={() => setAdding(true)}>
            <IconPlus size={12} aria-hidden /> {add}
          </button>
          {beside}
        </div>
      )}
    </div>
  );
}

interface TextLineProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly list: string | undefined;
  readonly autoFocus: boolean;
  readonly readOnly: boolean;
  readonly fault: string | undefined;
  readonly tools: ReactNode;
  onChange(text: string): void;
  onRemove(): void;
}

function TextLine(props: TextLineProps) {
  const { label, text, placeholder, list, autoFocus, readOnly, fault, tools, onChange, onRemove } = props;
  const draft = useDraft(text, (next) => next.trim() !== '' && onChange(next.trim()));
  return (
    <div>
      <div className={styles.textLine}>
        <Input
          className={styles.grow ?? ''}
          classNames={{ input: formStyles.mono ?? '' }}
          aria-label={label}
          value={draft.text}
          placeholder={placeholder}
          list={list}
          autoFocus={autoFocus}
          readOnly={readOnly}
          error={fault !== undefined}
          spellCheck={false}
          onChange={(event) => draft.set(event.currentTarget.value)}
          onBlur={() => {
            if (draft.text.trim() === '') onRemove();
            else draft.onBlur();
          }}
          onKeyDown={draft.onKeyDown}
        />
        {tools}
        {!readOnly && (
          <ToolButton label={`Remove ${label.toLowerCase()}`} onClick={onRemove}>
            <IconX size={13} />
          </ToolButton>
        )}
      </div>
      {fault && (
        <p className={formStyles.fault} role="status">
          {fault}
        </p>
      )}
    </div>
  );
}
