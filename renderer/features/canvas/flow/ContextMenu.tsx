import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { runCommand } from '@renderer/ui';
import { changeBlock, findBlock } from '../document';
import { useCanvas } from '../stores';

export interface MenuPlace {
  readonly x: number;
  readonly y: number;
  readonly block: string | null;
}

interface ContextMenuProps {
  readonly place: MenuPlace;
  onClose(): void;
  onAdd(x: number, y: number): void;
}

const runs = [
  ['run.to', 'Run to here', 'Shift F5'],
  ['run.from', 'Run from here', 'Alt F5'],
  ['run.only', 'Run only this', 'Ctrl F5'],
] as const;

export function ContextMenu({ place, onClose, onAdd }: ContextMenuProps) {
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(true), []);
  const { document, edit, selection } = useCanvas.getState();
  const block = place.block !== null && document ? findBlock(document, place.block) : undefined;
  const single = selection.length <= 1;
  return (
    <Menu
      opened={opened}
      onClose={onClose}
      position="bottom-start"
      offset={0}
      width={220}
      key={`${place.x} ${place.y}`}
    >
      <Menu.Target>
        <div style={{ position: 'fixed', left: place.x, top: place.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {block ? (
          <>
            {single &&
              runs.map(([id, title, keys]) => (
                <Menu.Item key={id} rightSection={keys} onClick={() => runCommand(id)}>
                  {title}
                </Menu.Item>
              ))}
            {single && <Menu.Divider />}
            <Menu.Item rightSection="Ctrl D" onClick={() => runCommand('duplicate')}>
              Duplicate
            </Menu.Item>
            {single && (
              <Menu.Item
                onClick={() =>
                  edit((current) =>
                    changeBlock(current, block.id, ({ disabled, ...rest }) =>
                      disabled ? rest : { ...rest, disabled: true },
                    ),
                  )
                }
              >
                {block.disabled ? 'Switch on' : 'Switch off'}
              </Menu.Item>
            )}
            <Menu.Item color="red" rightSection="Del" onClick={() => runCommand('delete')}>
              Delete
            </Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item rightSection="/" onClick={() => setTimeout(() => onAdd(place.x, place.y))}>
              Add block…
            </Menu.Item>
            <Menu.Item rightSection="Ctrl A" onClick={() => runCommand('selectAll')}>
              Select all
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item rightSection="T" onClick={() => runCommand('tidy')}>
              Tidy
            </Menu.Item>
            <Menu.Item rightSection="F" onClick={() => runCommand('fit')}>
              Fit
            </Menu.Item>
            <Menu.Item rightSection="F5" onClick={() => runCommand('run')}>
              Run all
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
