import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { spotlight } from '@mantine/spotlight';
import { bridge } from '@renderer/bridge';
import { PipelineTabs, RunButton, RunMenu, useCanvas } from '@renderer/features/canvas';
import { useProjects } from '@renderer/features/projects';
import { shortcutText } from '@renderer/ui';
import type { Screen } from '../screens';
import styles from './Layout.module.css';

export function TitleBar({ screen }: { readonly screen: Screen | undefined }) {
  const project = useProjects((state) => state.current);
  const pipeline = useCanvas((state) => state.pipeline);
  const edited = useCanvas((state) => state.saveState !== 'saved');
  const where = screen?.id === 'canvas' ? (pipeline ?? 'no pipeline') : screen?.title;
  return (
    <header className={styles.title}>
      <div className={styles.where}>
        <span className={styles.logo} aria-hidden>
          L
        </span>
        <span className={styles.path}>
          {project ? project.name : 'Lathe'}
          <span> / </span>
          <b>{where}</b>
          {edited && (
            <span title="Being saved" aria-label="Not saved yet">
              {' '}
              •
            </span>
          )}
        </span>
      </div>
      <button type="button" className={styles.search} onClick={spotlight.open}>
        <IconSearch size={15} aria-hidden />
        Search everything
        <kbd>{shortcutText('Ctrl+K', bridge.platform === 'darwin')}</kbd>
      </button>
      <div className={styles.actions}>
        {project && (
          <>
            <PipelineTabs />
            <RunButton />
            <RunMenu />
          </>
        )}
      </div>
    </header>
  );
}
