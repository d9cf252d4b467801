import { spotlight } from '@mantine/spotlight';
import { useMemo } from 'react';
import { bridge } from '@renderer/bridge';
import { useProjects } from '@renderer/features/projects';
import { useSystem } from '@renderer/features/settings';
import { notifyError, useCommands, useNavigation, type UserCommand } from '@renderer/ui';
import { screens } from './screens';

/** Commands of the app as a whole. */
export function useAppCommands(): void {
  const open = useProjects((state) => state.current !== null);
  const recent = useProjects((state) => state.recent);
  const commands = useMemo((): readonly UserCommand[] => {
    const { go } = useNavigation.getState();
    const projects = useProjects.getState();
    const then = (opened: Promise<boolean>): void => void opened.then((done) => go(done ? 'canvas' : 'home'));
    const theme = (name: 'system' | 'light' | 'dark'): UserCommand => ({
      id: `theme.${name}`,
      title: `Theme: ${name}`,
      group: 'Settings',
      run: () => void useSystem.getState().change({ theme: name }).catch(notifyError),
    });
    return [
      {
        id: 'palette',
        title: 'Command palette',
        group: 'App',
        shortcut: 'Ctrl+K',
        whileTyping: true,
        hidden: true,
        run: () => spotlight.toggle(),
      },
      ...screens.map((screen) => ({
        id: `screen.${screen.id}`,
        title: `Go to ${screen.title}`,
        group: 'Screens',
        shortcut: screen.shortcut,
        whileTyping: true,
        disabled: screen.needsProject && !open,
        run: () => go(screen.id),
      })),
      {
        id: 'project.open',
        title: 'Open project folder…',
        group: 'Project',
        shortcut: 'Ctrl+O',
        run: () => then(projects.openDialog()),
      },
      {
        id: 'project.close',
        title: 'Close project',
        group: 'Project',
        disabled: !open,
        run: () => void projects.close().then(() => go('home'), notifyError),
      },
      {
        id: 'project.reveal',
        title: 'Show project in file manager',
        group: 'Project',
        disabled: !open,
        run: () => void bridge.call('projects.reveal', undefined).catch(notifyError),
      },
      ...recent
        .filter(({ missing }) => !missing)
        .map(({ name, folder }) => ({
          id: `project.recent.${folder}`,
          title: `Open ${name} (${folder})`,
          group: 'Recent projects',
          run: () => then(projects.openRecent(folder)),
        })),
      theme('system'),
      theme('light'),
      theme('dark'),
    ];
  }, [open, recent]);
  useCommands(commands);
}
