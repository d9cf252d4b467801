import { Button, Menu, Modal, TextInput } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconPackageExport from '@tabler/icons-react/icons/IconPackageExport';
import { useState, type FormEvent } from 'react';
import type { ModelVersionDetail } from '@shared/model';
import { Badge, notifyDone, notifyError, useNavigation } from '@renderer/ui';
import { familyText, usualAliases } from './selectors';
import { keyOf } from './store';
import { useRegistry } from './useRegistry';
import styles from './VersionPage.module.css';

/** Name, aliases and what can be done with a version. */
export function VersionHeading({ detail }: { readonly detail: ModelVersionDetail }) {
  const { promote, demote, exportTo } = useRegistry();
  const exporting = useRegistry(
    (state) => state.exports[keyOf(detail.name, detail.version)]?.state === 'exporting',
  );
  const go = useNavigation((state) => state.go);
  const [naming, setNaming] = useState(false);
  const { name, version } = detail;
  const give = (alias: string): void => {
    promote(name, version, alias)
      .then(() => notifyDone(`${name} v${version} is now ${alias}`))
      .catch(notifyError);
  };
  const take = (alias: string): void => {
    demote(name, version, alias)
      .then(() => notifyDone(`${name} v${version} is no longer ${alias}`))
      .catch(notifyError);
  };
  const free = usualAliases.filter((alias) => !detail.aliases.includes(alias));
  return (
    <header className={styles.heading}>
      <h1>
        {name} <span>v{version}</span>
      </h1>
      {detail.aliases.map((alias) => (
        <Badge key={alias} tone={alias === 'champion' ? 'good' : 'accent'}>
          {alias}
        </Badge>
      ))}
      <Badge>{familyText(detail.family, detail.description.params)}</Badge>
      <button type="button" className={styles.link} onClick={() => go('runs', { run: detail.run })}>
        <Badge>run {detail.run}</Badge>
      </button>
      <Badge title="First letters of the hash of the training rows">
        data {detail.description.lineage.trainHash.slice(0, 4)}
      </Badge>
      <span className={styles.actions}>
        <Menu position="bottom-end" width={210}>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={14} />}>
              Alias
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {free.map((alias) => (
              <Menu.Item key={alias} onClick={() => give(alias)}>
                Promote to {alias}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => setNaming(true)}>Another alias…</Menu.Item>
            {detail.aliases.length > 0 && <Menu.Divider />}
            {detail.aliases.map((alias) => (
              <Menu.Item key={alias} color="red" onClick={() => take(alias)}>
                Demote from {alias}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Button
          leftSection={<IconPackageExport size={15} />}
          loading={exporting}
          title="Writes the model with its recipe in tfjs format, reloads it and compares its predictions"
          onClick={() => void exportTo(name, version, 'tfjs')}
        >
          Export…
        </Button>
      </span>
      <AliasDialog opened={naming} onClose={() => setNaming(false)} onGive={give} />
    </header>
  );
}

interface AliasDialogProps {
  readonly opened: boolean;
  onClose(): void;
  onGive(alias: string): void;
}

function AliasDialog({ opened, onClose, onGive }: AliasDialogProps) {
  const [alias, setAlias] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onGive(alias.trim());
    setAlias('');
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Give an alias"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label="Alias"
          description="One version at a time has it; it leaves the version that has it now."
          value={alias}
          data-autofocus
          onChange={(event) => setAlias(event.currentTarget.value)}
        />
        <Button type="submit" disabled={alias.trim() === ''}>
          Promote
        </Button>
      </form>
    </Modal>
  );
}
