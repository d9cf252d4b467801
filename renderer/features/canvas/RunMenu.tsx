import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import { ActionIcon, Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import { BackfillDialog } from '@renderer/features/runs';
import { runCommand, useCommands } from '@renderer/ui';
import { useCanvas } from './stores';

const ways = [
  ['run', 'Run all', 'F5'],
  ['run.fresh', 'Run all without the cache', ''],
  ['backfill', 'Backfill…', ''],
] as const;

/** Further ways to run the open pipeline. */
export function RunMenu() {
  const pipeline = useCanvas((state) => state.pipeline);
  const [filling, setFilling] = useState(false);
  useCommands(
    useMemo(
      () => [
        {
          id: 'backfill',
          title: 'Backfill…',
          group: 'Run',
          disabled: pipeline === null,
          run: () => setFilling(true),
        },
      ],
      [pipeline],
    ),
  );
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="default" size={28} aria-label="More ways to run" disabled={pipeline === null}>
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {ways.map(([id, title, keys]) => (
            <Menu.Item key={id} rightSection={keys} onClick={() => runCommand(id)}>
              {title}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {filling && pipeline !== null && (
        <BackfillDialog pipeline={pipeline} onClose={() => setFilling(false)} />
      )}
    </>
  );
}
