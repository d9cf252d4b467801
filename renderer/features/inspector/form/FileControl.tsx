import IconFolderOpen from '@tabler/icons-react/icons/IconFolderOpen';
import { Button } from '@mantine/core';
import { bridge } from '@renderer/bridge';
import { notifyError } from '@renderer/ui';
import { TextControl } from './TextControls';
import type { ControlProps } from './control';
import styles from './form.module.css';

/** A file of the project; one from elsewhere is copied into it first. */
export function FileControl(props: ControlProps<'file'>) {
  const { field, readOnly, onChange } = props;
  const pick = async (): Promise<void> => {
    const path = await bridge.call('projects.importFile', { extensions: field.extensions });
    if (path !== null) onChange(path);
  };
  const placeholder =
    field.mode === 'read' ? `data/table.${field.extensions[0]}` : `outputs/table.${field.extensions[0]}`;
  return (
    <div className={styles.file}>
      <TextControl {...props} field={{ ...field, type: 'text', placeholder }} />
      {field.mode === 'read' && (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={14} />}
          disabled={readOnly}
          onClick={() => void pick().catch(notifyError)}
        >
          Choose…
        </Button>
      )}
    </div>
  );
}
