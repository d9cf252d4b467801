import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { bridge } from '@renderer/bridge';
import { useProjects } from '@renderer/features/projects';
import { useSystem } from '@renderer/features/settings';
import { listenForShortcuts, notifyError, runCommand, useNavigation } from '@renderer/ui';

/** Reads what the app needs at its start, listens to keys and menus, and says when it is ready. */
export function useAppLife(): void {
  const theme = useSystem((state) => state.settings.theme);
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);
  useEffect(() => {
    const endShortcuts = listenForShortcuts(bridge.platform === 'darwin');
    const endMenu = bridge.on('menu.chosen', ({ command }) => runCommand(command));
    return () => {
      endShortcuts();
      endMenu();
    };
  }, []);
  useEffect(() => {
    void start();
  }, []);
}

let started = false;

async function start(): Promise<void> {
  if (started) return;
  started = true;
  try {
    await useProjects.getState().load();
    if (useProjects.getState().current) useNavigation.getState().go('canvas');
    document.documentElement.dataset['ready'] = 'true';
    await useSystem.getState().load();
  } catch (thrown) {
    notifyError(thrown);
  }
}
