import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ModelVersionDetail } from '@shared/model';
import { notifyDone, notifyError, Panel } from '@renderer/ui';
import { cardLines } from './cardLines';
import { useRegistry } from './useRegistry';
import styles from './VersionPage.module.css';

/** What the training wrote about the model, and what people add. */
export function CardAndNote({ detail }: { readonly detail: ModelVersionDetail }) {
  const saveNote = useRegistry((state) => state.saveNote);
  const [note, setNote] = useState(detail.note);
  const save = (): void => {
    saveNote(detail.name, detail.version, note.trim())
      .then(() => notifyDone('Note saved'))
      .catch(notifyError);
  };
  return (
    <Panel title="Card">
      <div className={styles.cardText} tabIndex={0} role="group" aria-label="Card">
        {cardLines(detail.card).map((line, i) =>
          line.heading ? <h3 key={i}>{line.text}</h3> : <p key={i}>{line.text}</p>,
        )}
      </div>
      <Textarea
        label="Note"
        placeholder="What others should know of this version"
        autosize
        minRows={2}
        maxRows={8}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.save}>
        <Button variant="default" disabled={note.trim() === detail.note} onClick={save}>
          Save note
        </Button>
      </div>
    </Panel>
  );
}
