import IconSchema from '@tabler/icons-react/icons/IconSchema';
import { Button } from '@mantine/core';
import { EmptyState, ErrorNote, notifyError } from '@renderer/ui';
import { FlowCanvas } from './flow/FlowCanvas';
import { useCanvas } from './stores';
import styles from './CanvasPanel.module.css';

/** The graph of the open pipeline, and what keeps it from being shown or saved. */
export function CanvasPanel() {
  const { document, error, saveState, reload, overwrite } = useCanvas();
  return (
    <div className={styles.panel}>
      {error && (
        <div className={styles.error}>
          <ErrorNote
            error={error}
            action={
              saveState === 'conflict' ? (
                <>
                  <Button variant="default" onClick={() => void reload().catch(notifyError)}>
                    Take what is on disk
                  </Button>{' '}
                  <Button variant="default" onClick={() => void overwrite().catch(notifyError)}>
                    Keep mine
                  </Button>
                </>
              ) : (
                <Button variant="default" onClick={() => void reload().catch(notifyError)}>
                  Read it again
                </Button>
              )
            }
          />
        </div>
      )}
      {document ? (
        <>
          <FlowCanvas />
          {document.blocks.length === 0 && (
            <div className={styles.empty}>
              <EmptyState icon={<IconSchema size={30} stroke={1.4} />} title="This pipeline has no block yet">
                Press <kbd>/</kbd> or double-click to add one. Most pipelines start with “File”.
              </EmptyState>
            </div>
          )}
        </>
      ) : (
        !error && (
          <EmptyState title="No pipeline is open">
            Make one with the + at the top right of the window.
          </EmptyState>
        )
      )}
    </div>
  );
}
