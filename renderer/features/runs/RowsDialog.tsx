import { Modal } from '@mantine/core';
import type { ArtifactSummary } from '@shared/model';
import { PreviewPanel } from '@renderer/features/previews';

interface RowsDialogProps {
  readonly title: string;
  readonly artifact: ArtifactSummary;
  onClose(): void;
}

/** Rows of an artifact over the screen. */
export function RowsDialog({ title, artifact, onClose }: RowsDialogProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="80%">
      <div style={{ height: '60vh' }}>
        <PreviewPanel artifact={artifact} />
      </div>
    </Modal>
  );
}
