import { Button, Group, Modal, PasswordInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { notifyError } from '@renderer/ui';
import type { KeptPlace } from './secretsStore';

interface NewSecretProps {
  readonly opened: boolean;
  readonly projectOpen: boolean;
  onClose(): void;
  onSet(name: string, value: string, place: KeptPlace): Promise<void>;
}

const namePattern = /^[A-Za-z]\w*$/;

/** Asks for a name and a value, which is forgotten once it is kept. */
export function NewSecret({ opened, projectOpen, onClose, onSet }: NewSecretProps) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [chosen, setPlace] = useState<KeptPlace>('project');
  const place = projectOpen ? chosen : 'everywhere';
  const close = (): void => {
    setName('');
    setValue('');
    onClose();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await onSet(name, value, place);
      close();
    } catch (thrown) {
      notifyError(thrown);
    }
  };
  const wrongName = name !== '' && !namePattern.test(name);
  return (
    <Modal opened={opened} onClose={close} title="Keep a secret">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            description="As pipelines name it, such as API_TOKEN. One that is there already gets the new value."
            value={name}
            error={wrongName && 'Letters, digits and _, starting with a letter'}
            data-autofocus
            spellCheck={false}
            onChange={(event) => setName(event.currentTarget.value.trim())}
          />
          <PasswordInput
            label="Value"
            value={value}
            autoComplete="off"
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          {projectOpen && (
            <SegmentedControl
              aria-label="Kept for"
              value={place}
              data={[
                { value: 'project', label: 'This project' },
                { value: 'everywhere', label: 'Every project' },
              ]}
              onChange={(next) => setPlace(next as KeptPlace)}
            />
          )}
        </Stack>
        <Group justify="flex-end" mt="md" gap={8}>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" disabled={name === '' || wrongName || value === ''}>
            Keep
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
