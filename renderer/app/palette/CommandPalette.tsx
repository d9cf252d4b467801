import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { Spotlight } from '@mantine/spotlight';
import { useMemo } from 'react';
import { bridge } from '@renderer/bridge';
import { useCanvas } from '@renderer/features/canvas';
import { allCommands, blockTitle, shortcutText, useCommandStore, useNavigation } from '@renderer/ui';

/** Every command and every block, by typing. */
export function CommandPalette() {
  const sets = useCommandStore((state) => state.sets);
  const document = useCanvas((state) => state.document);
  const actions = useMemo(() => {
    const mac = bridge.platform === 'darwin';
    const commands = allCommands(sets)
      .filter(({ hidden, disabled }) => !hidden && !disabled)
      .map(({ id, title, group, shortcut, run }) => ({
        id,
        label: title,
        group,
        onClick: run,
        rightSection: shortcut ? <kbd>{shortcutText(shortcut, mac)}</kbd> : undefined,
      }));
    const blocks = (document?.blocks ?? []).map((block) => ({
      id: `block.${block.id}`,
      label: blockTitle(block),
      description: block.kind,
      group: 'Blocks',
      onClick: () => {
        useNavigation.getState().go('canvas');
        useCanvas.getState().select([block.id]);
      },
    }));
    const groups = new Map<string, typeof commands>();
    for (const action of [...commands, ...(blocks as unknown as typeof commands)]) {
      groups.set(action.group, [...(groups.get(action.group) ?? []), action]);
    }
    return [...groups].map(([group, list]) => ({ group, actions: list }));
  }, [sets, document]);
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      highlightQuery
      scrollable
      centered={false}
      yOffset={72}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      maxHeight={420}
      nothingFound="Nothing has these words."
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      searchProps={{
        leftSection: <IconSearch size={16} />,
        placeholder: 'Commands, screens, blocks, projects',
        'aria-label': 'Search everything',
      }}
    />
  );
}
