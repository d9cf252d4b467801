import { Suspense } from 'react';
import { TrustNotice, useProjects } from '@renderer/features/projects';
import { usePipelineCommands, usePipelineLife } from '@renderer/features/canvas';
import { useNavigation } from '@renderer/ui';
import { CommandPalette } from '../palette/CommandPalette';
import { ErrorBoundary } from '../ErrorBoundary';
import { screens } from '../screens';
import { useAppCommands } from '../useAppCommands';
import { useAppLife } from '../useAppLife';
import { DropTarget } from './DropTarget';
import { Rail } from './Rail';
import { StatusLine } from './StatusLine';
import { TitleBar } from './TitleBar';
import styles from './Layout.module.css';

/** Title bar, rail of screens, the screen, status line. */
export function Layout() {
  useAppLife();
  useAppCommands();
  usePipelineLife();
  usePipelineCommands();
  const project = useProjects((state) => state.current);
  const wanted = useNavigation((state) => state.screen);
  const shown = screens.find(({ id, needsProject }) => id === wanted && (!needsProject || project !== null));
  const screen = shown ?? screens[0];
  const Component = screen?.component;
  return (
    <div className={styles.layout}>
      <TitleBar screen={screen} />
      <Rail active={screen?.id ?? 'home'} />
      <main className={styles.main}>
        <TrustNotice />
        <div className={styles.screen} data-screen={screen?.id}>
          <ErrorBoundary key={`${screen?.id} ${project?.folder}`}>
            <Suspense fallback={null}>{Component && <Component />}</Suspense>
          </ErrorBoundary>
        </div>
      </main>
      <StatusLine />
      <DropTarget />
      <CommandPalette />
    </div>
  );
}
