import IconX from '@tabler/icons-react/icons/IconX';
import { Input, NativeSelect } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { DataTest } from '@shared/model';
import { withSeverity } from '../document/dataTests';
import { ToolButton } from '../form/ToolButton';
import { useDraft } from '../form/useDraft';
import styles from './controls.module.css';

const CodeEditor = lazy(() => import('../code/CodeEditor'));

interface TestCardProps {
  readonly id: string;
  readonly test: DataTest;
  /** Its query is shown from the start. */
  readonly open: boolean;
  readonly readOnly: boolean;
  onChange(test: DataTest): void;
  onRemove(): void;
}

/** One data test. The editor of its query is drawn when it is asked for. */
export function TestCard({ id, test, open, readOnly, onChange, onRemove }: TestCardProps) {
  const [shown, setShown] = useState(open);
  const draft = useDraft(test.name, (text) => text.trim() !== '' && onChange({ ...test, name: text.trim() }));
  return (
    <li className={styles.test}>
      <div className={styles.textLine}>
        <Input
          className={styles.grow ?? ''}
          aria-label="Name of the test"
          value={draft.text}
          readOnly={readOnly}
          onChange={(event) => draft.set(event.currentTarget.value)}
          onBlur={draft.onBlur}
          onKeyDown={draft.onKeyDown}
        />
        <NativeSelect
          className={styles.severity ?? ''}
          aria-label={`What a failure of ${test.name} means`}
          value={test.severity ?? 'error'}
          disabled={readOnly}
          data={[
            { value: 'error', label: 'fails it' },
            { value: 'warning', label: 'warns' },
          ]}
          onChange={(event) =>
            onChange(withSeverity(test, event.currentTarget.value === 'warning' ? 'warning' : 'error'))
          }
        />
        {!readOnly && (
          <ToolButton label={`Remove the test ${test.name}`} onClick={onRemove}>
            <IconX size={13} />
          </ToolButton>
        )}
      </div>
      {shown ? (
        <div className={styles.query}>
          <Suspense fallback={null}>
            <CodeEditor
              label={`Query of ${test.name}`}
              language="sql"
              text={test.sql}
              readOnly={readOnly}
              onSave={(sql) => onChange({ ...test, sql })}
            />
          </Suspense>
        </div>
      ) : (
        <button type="button" className={styles.queryLine} id={id} onClick={() => setShown(true)}>
          {test.sql.replace(/\s+/g, ' ')}
        </button>
      )}
    </li>
  );
}
