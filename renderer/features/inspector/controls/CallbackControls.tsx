import IconCode from '@tabler/icons-react/icons/IconCode';
import IconFilePlus from '@tabler/icons-react/icons/IconFilePlus';
import { useState } from 'react';
import { notifyError } from '@renderer/ui';
import { asWritten, textsOf } from '../document/controls';
import { callbackFile, type Outcome } from '../document/callbackFile';
import { makeCallback } from '../code/makeCallback';
import { FieldFrame } from '../form/FieldFrame';
import { ToolButton } from '../form/ToolButton';
import { CodeDialog } from './CodeDialog';
import { TextList } from './TextList';
import styles from './controls.module.css';

type CallbackKey = 'onSuccess' | 'onFailure' | 'onCancelled';
export type Callbacks = Readonly<Partial<Record<CallbackKey, string | string[] | undefined>>>;

interface CallbackControlsProps {
  /** Starts the ids of the controls. */
  readonly id: string;
  /** What new files are named after: a block's id, or the pipeline's. */
  readonly name: string;
  readonly callbacks: Callbacks;
  readonly readOnly: boolean;
  onChange(key: CallbackKey, files: string | string[] | undefined): void;
}

const outcomes: readonly { key: CallbackKey; outcome: Outcome; title: string }[] = [
  { key: 'onSuccess', outcome: 'success', title: 'After success' },
  { key: 'onFailure', outcome: 'failure', title: 'After failure' },
  { key: 'onCancelled', outcome: 'cancelled', title: 'After a cancel' },
];

/** Code files that run once it has ended one way or another. */
export function CallbackControls({ id, name, callbacks, readOnly, onChange }: CallbackControlsProps) {
  const [edited, setEdited] = useState<string>();
  const add = async (key: CallbackKey, outcome: Outcome): Promise<void> => {
    const files = textsOf(callbacks[key]);
    const file = await makeCallback(callbackFile(name, outcome), outcome);
    if (!files.includes(file)) onChange(key, asWritten([...files, file]));
    setEdited(file);
  };
  return (
    <>
      {outcomes.map(({ key, outcome, title }) => (
        <FieldFrame key={key} id={`${id}-${key}`} title={title} wide>
          <TextList
            id={`${id}-${key}`}
            label={`${title}: file`}
            texts={textsOf(callbacks[key])}
            placeholder={callbackFile(name, outcome)}
            add="Name a file"
            beside={
              textsOf(callbacks[key]).length === 0 && (
                <button
                  type="button"
                  className={styles.add}
                  onClick={() => void add(key, outcome).catch(notifyError)}
                >
                  <IconFilePlus size={12} aria-hidden /> New file
                </button>
              )
            }
            readOnly={readOnly}
            tools={(file) => (
              <ToolButton label={`Edit ${file}`} onClick={() => setEdited(file)}>
                <IconCode size={13} />
              </ToolButton>
            )}
            onChange={(files) => onChange(key, asWritten(files))}
          />
        </FieldFrame>
      ))}
      <p className={styles.note}>
        They see the outcome, outputs, metrics and the error, and cannot change the outcome: if they fail, the
        log warns.
      </p>
      {edited !== undefined && (
        <CodeDialog file={edited} readOnly={readOnly} onClose={() => setEdited(undefined)} />
      )}
    </>
  );
}
