import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button, Input, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { listSources, portList, withPorts } from '@renderer/features/canvas';
import { portFault } from '../document/portName';
import formStyles from '../form/form.module.css';
import type { BlockChange } from '../inspectorProps';
import { useInspector } from '../useInspector';
import styles from './controls.module.css';

interface NewListInputProps {
  readonly document: PipelineDocument;
  readonly block: BlockDocument;
  onChange(change: BlockChange): void;
}

/** A list of another block under a name of its own: seen as `${item…}`, whatever the kind's inputs are. */
export function NewListInput({ document, block, onChange }: NewListInputProps) {
  const catalogue = useInspector((state) => state.catalogue);
  const [name, setName] = useState<string>();
  const [source, setSource] = useState('');
  const sources = listSources(document, catalogue, block);
  const [first] = sources;
  if (first === undefined) return null;
  if (name === undefined)
    return (
      <button type="button" className={styles.add} onClick={() => setName('')}>
        <IconPlus size={12} aria-hidden /> Add a list to run over
      </button>
    );
  const fault = name === '' ? undefined : portFault(name, block, catalogue.get(block.kind));
  const add = (): void => {
    onChange((current) => ({
      ...withPorts(current, 'map', [...portList(current.map), name]),
      inputs: { ...current.inputs, [name]: source || first },
    }));
    setName(undefined);
  };
  return (
    <form
      className={styles.newList}
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== '' && fault === undefined) add();
      }}
    >
      <Input
        aria-label="Name of the list"
        placeholder="name, such as month"
        value={name}
        error={fault !== undefined}
        autoFocus
        spellCheck={false}
        onChange={(event) => setName(event.currentTarget.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(undefined);
        }}
      />
      <NativeSelect
        aria-label="Where the list comes from"
        value={source || first}
        data={[...sources]}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" disabled={name === '' || fault !== undefined}>
        Add
      </Button>
      {fault && (
        <p className={formStyles.fault} role="status">
          {fault}
        </p>
      )}
    </form>
  );
}
