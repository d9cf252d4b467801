import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { bridge } from '@renderer/bridge';
import { LatheError } from '@shared/errors';
import { notifyError } from '@renderer/ui';
import { BackfillForm } from './BackfillForm';
import { BackfillView } from './BackfillView';
import { createBackfillStore } from './backfillStore';

interface BackfillDialogProps {
  readonly pipeline: string;
  onClose(): void;
}

/** Runs of a pipeline for each interval of a range: planned, started and watched. */
export function BackfillDialog({ pipeline, onClose }: BackfillDialogProps) {
  const [useBackfills] = useState(() => createBackfillStore(bridge));
  const { load, follow } = useBackfills.getState();
  const shown = useBackfills((state) => state.shown);
  useEffect(() => {
    load(pipeline).catch(notifyError);
    return follow((reason) => notifyError(new LatheError('request.invalid', reason)));
  }, [load, follow, pipeline]);
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={shown ? `Backfill ${shown.id} of ${shown.pipeline}` : `Backfill ${pipeline}`}
    >
      {shown ? (
        <BackfillView backfill={shown} store={useBackfills} onLeave={onClose} />
      ) : (
        <BackfillForm store={useBackfills} />
      )}
    </Modal>
  );
}
