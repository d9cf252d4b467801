import IconFileImport from '@tabler/icons-react/icons/IconFileImport';
import IconFolderOpen from '@tabler/icons-react/icons/IconFolderOpen';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Button, Loader } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote, Panel, Toolbar, useNavigation } from '@renderer/ui';
import { NewProject } from './NewProject';
import { RecentProjects } from './RecentProjects';
import { Samples } from './Samples';
import { useProjects } from './useProjects';
import styles from './HomePanel.module.css';

/** Where work starts: recent projects, samples, a folder, or a file dropped on the window. */
export function HomePanel() {
  const { busy, error, openDialog } = useProjects();
  const [naming, setNaming] = useState(false);
  const go = useNavigation((state) => state.go);
  const openFolder = async (): Promise<void> => {
    if (await openDialog()) go('canvas');
  };
  return (
    <div className={styles.home}>
      <Toolbar
        title="Home"
        end={
          <>
            {busy && (
              <span className={styles.busy} role="status">
                <Loader size={14} /> {busy}
              </span>
            )}
            <Button
              variant="default"
              leftSection={<IconFolderOpen size={15} />}
              disabled={busy !== null}
              onClick={() => void openFolder()}
            >
              Open folder…
            </Button>
            <Button
              leftSection={<IconPlus size={15} />}
              disabled={busy !== null}
              onClick={() => setNaming(true)}
            >
              New project…
            </Button>
          </>
        }
      />
      {error && <ErrorNote error={error} />}
      <div className={styles.columns}>
        <Panel title="Recent projects" flush className={styles.recent ?? ''}>
          <RecentProjects />
        </Panel>
        <div className={styles.side}>
          <Panel title="Start from a sample">
            <Samples />
          </Panel>
          <Panel title="Start from a file">
            <div className={styles.drop}>
              <IconFileImport size={28} stroke={1.4} aria-hidden />
              <p>Drop a CSV, TSV, JSON or Parquet file anywhere on this window.</p>
              <p className={styles.hint}>
                Lathe makes a project with a copy of it and a first block that reads it.
              </p>
            </div>
          </Panel>
        </div>
      </div>
      <NewProject opened={naming} onClose={() => setNaming(false)} />
    </div>
  );
}
