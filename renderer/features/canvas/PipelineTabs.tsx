import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useMemo, useState, type FormEvent } from 'react';
import { notifyError, useCommands, useNavigation } from '@renderer/ui';
import { useCanvas } from './stores';
import styles from './PipelineTabs.module.css';

/** The project's pipelines, and a button for another one. */
export function PipelineTabs() {
  const { pipelines, pipeline, open, create } = useCanvas();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const go = useNavigation((state) => state.go);
  useCommands(
    useMemo(
      () => [
        { id: 'pipeline.new', title: 'New pipeline…', group: 'Project', run: () => setNaming(true) },
        ...pipelines.map(({ id, name: title }) => ({
          id: `pipeline.open.${id}`,
          title: `Open pipeline ${title}`,
          group: 'Project',
          run: () => {
            void open(id);
            go('canvas');
          },
        })),
      ],
      [pipelines, open, go],
    ),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setNaming(false);
    setName('');
    void create(name.trim()).then(() => go('canvas'), notifyError);
  };
  return (
    <div className={styles.tabs} role="group" aria-label="Pipelines">
      {pipelines.map(({ id, faults }) => (
        <button
          key={id}
          type="button"
          className={styles.tab}
          aria-pressed={id === pipeline}
          title={faults > 0 ? `${faults} faults` : undefined}
          onClick={() => {
            void open(id);
            go('canvas');
          }}
        >
          {id}
        </button>
      ))}
      <button type="button" className={styles.tab} aria-label="New pipeline" onClick={() => setNaming(true)}>
        <IconPlus size={13} aria-hidden />
      </button>
      <Modal opened={naming} onClose={() => setNaming(false)} title="New pipeline">
        <form onSubmit={submit}>
          <TextInput
            label="Name"
            description="Its file goes into the project's pipelines folder."
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" mt="md" gap={8}>
            <Button variant="default" onClick={() => setNaming(false)}>
              Cancel
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              Make it
            </Button>
          </Group>
        </form>
      </Modal>
    </div>
  );
}
