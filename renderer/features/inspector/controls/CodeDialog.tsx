import { Modal } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, ErrorNote, notifyError } from '@renderer/ui';
import { useCodeFile } from '../code/useCodeFile';
import styles from './controls.module.css';

const CodeEditor = lazy(() => import('../code/CodeEditor'));

interface CodeDialogProps {
  readonly file: string;
  readonly language?: 'typescript' | 'sql';
  readonly readOnly: boolean;
  onClose(): void;
}

/** A code file over the screen; what is typed is saved when it is left. */
export function CodeDialog({ file, language = 'typescript', readOnly, onClose }: CodeDialogProps) {
  const [edited, setEdited] = useState(false);
  const { reading, write } = useCodeFile(file, edited);
  return (
    <Modal opened onClose={onClose} title={file} size={760}>
      <div className={styles.dialog}>
        {reading.state === 'failed' && <ErrorNote error={reading.error} />}
        {reading.state === 'missing' && (
          <EmptyState title="There is no such file">
            Take its name out, or make it in the project’s folder.
          </EmptyState>
        )}
        {reading.state === 'read' && (
          <Suspense fallback={null}>
            <CodeEditor
              label={`Code of ${file}`}
              language={language}
              text={reading.text}
              readOnly={readOnly}
              onSave={(text) => void write(text).catch(notifyError)}
              onEdited={setEdited}
            />
          </Suspense>
        )}
      </div>
    </Modal>
  );
}
