import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigation } from '@renderer/ui';
import { useProjects } from './useProjects';

interface NewProjectProps {
  readonly opened: boolean;
  onClose(): void;
}

/** Asks for a name; the shell then asks for the folder. */
export function NewProject({ opened, onClose }: NewProjectProps) {
  const [name, setName] = useState('');
  const create = useProjects((state) => state.create);
  const go = useNavigation((state) => state.go);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onClose();
    if (await create(name.trim())) {
      setName('');
      go('canvas');
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title="New project">
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label="Name"
          description="A folder of this name is made in the place that you choose next."
          value={name}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end" mt="md" gap={8}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={name.trim() === ''}>
            Choose where…
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
