import { Tooltip } from '@mantine/core';
import { bridge } from '@renderer/bridge';
import { useProjects } from '@renderer/features/projects';
import { shortcutText, useNavigation } from '@renderer/ui';
import { screens, type Screen } from '../screens';
import styles from './Layout.module.css';

export function Rail({ active }: { readonly active: string }) {
  return (
    <nav className={styles.rail} aria-label="Screens">
      {screens.map((screen) => (
        <RailItem key={screen.id} screen={screen} active={screen.id === active} />
      ))}
    </nav>
  );
}

function RailItem({ screen, active }: { readonly screen: Screen; readonly active: boolean }) {
  const go = useNavigation((state) => state.go);
  const closed = useProjects((state) => state.current === null);
  const { id, title, icon: Icon, shortcut, needsProject, foot } = screen;
  return (
    <Tooltip label={`${title}  ${shortcutText(shortcut, bridge.platform === 'darwin')}`} position="right">
      <button
        type="button"
        className={`${styles.railItem} ${foot ? styles.foot : ''}`}
        aria-label={title}
        aria-current={active ? 'page' : undefined}
        disabled={needsProject && closed}
        onClick={() => go(id)}
      >
        <Icon size={19} stroke={1.6} aria-hidden />
      </button>
    </Tooltip>
  );
}
