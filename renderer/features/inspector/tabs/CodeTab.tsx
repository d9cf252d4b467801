import IconCode from '@tabler/icons-react/icons/IconCode';
import IconMaximize from '@tabler/icons-react/icons/IconMaximize';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { BlockDescriptor, BlockDocument, BlockRun, Column } from '@shared/model';
import { EmptyState, ErrorNote, notifyError } from '@renderer/ui';
import { codeFileOf, intoFile, newCode } from '../code/newCode';
import { useCodeFile } from '../code/useCodeFile';
import { CodeDialog } from '../controls/CodeDialog';
import { ToolButton } from '../form/ToolButton';
import type { BlockChange } from '../inspectorProps';
import styles from '../InspectorPanel.module.css';

const CodeEditor = lazy(() => import('../code/CodeEditor'));

interface CodeTabProps {
  readonly block: BlockDocument;
  readonly descriptor: BlockDescriptor;
  readonly blockRun: BlockRun | undefined;
  readonly columns: Readonly<Record<string, readonly Column[]>>;
  readonly readOnly: boolean;
  onChange(change: BlockChange): void;
}

export function CodeTab({ block, descriptor, blockRun, columns, readOnly, onChange }: CodeTabProps) {
  const file = codeFileOf(block, descriptor);
  const [edited, setEdited] = useState(false);
  const { reading, read, write } = useCodeFile(file, edited);
  const [large, setLarge] = useState(false);
  const named = block.file !== undefined;
  const make = async (): Promise<void> => {
    if (reading.state === 'missing') await write(newCode(block, descriptor));
    onChange((current) => intoFile(current, descriptor, file));
    await read();
  };
  const error = blockRun?.error;
  const here = error?.about?.file === file;

  if (reading.state === 'failed')
    return (
      <div className={styles.body}>
        <ErrorNote error={reading.error} />
      </div>
    );
  if (!named || reading.state === 'missing') {
    return (
      <EmptyState
        icon={<IconCode size={26} stroke={1.4} />}
        title={named ? `${file} is not there yet` : 'This block has no code file yet'}
        action={
          !readOnly && (
            <Button onClick={() => void make().catch(notifyError)}>
              {reading.state === 'read' ? `Use ${file}` : `Make ${file}`}
            </Button>
          )
        }
      >
        {descriptor.code === 'sql' && !named
          ? 'Its query is kept in its parameters. A file of its own diffs better and gives room for long queries.'
          : 'The new file passes its first input on, as a start.'}
      </EmptyState>
    );
  }
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <span className={styles.codeFile}>{file}</span>
        <span className={styles.codeState} role="status">
          {readOnly ? 'read only' : edited ? '● not saved, Ctrl+S saves' : 'saved'}
        </span>
        <ToolButton label="Edit in a larger window" onClick={() => setLarge(true)}>
          <IconMaximize size={13} />
        </ToolButton>
      </div>
      {here && error && (
        <div className={styles.codeError}>
          <ErrorNote error={error} />
        </div>
      )}
      <div className={styles.editor}>
        {reading.state === 'read' && !large && (
          <Suspense fallback={null}>
            <CodeEditor
              key={file}
              label={`Code of ${file}`}
              language={descriptor.code === 'sql' ? 'sql' : 'typescript'}
              text={reading.text}
              tables={columns}
              line={here ? error?.about?.line : undefined}
              readOnly={readOnly}
              onSave={(text) => void write(text).catch(notifyError)}
              onEdited={setEdited}
            />
          </Suspense>
        )}
      </div>
      {large && (
        <CodeDialog
          file={file}
          language={descriptor.code === 'sql' ? 'sql' : 'typescript'}
          readOnly={readOnly}
          onClose={() => {
            setLarge(false);
            void read();
          }}
        />
      )}
    </div>
  );
}
