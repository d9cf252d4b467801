import IconFolder from '@tabler/icons-react/icons/IconFolder';
import IconFolderOff from '@tabler/icons-react/icons/IconFolderOff';
import IconX from '@tabler/icons-react/icons/IconX';
import { ActionIcon, Tooltip } from '@mantine/core';
import type { RecentProject } from '@shared/model';
import { Badge, EmptyState, formatTime, notifyError, useNavigation } from '@renderer/ui';
import { shortFolder } from './selectors';
import { useProjects } from './useProjects';
import styles from './HomePanel.module.css';

export function RecentProjects() {
  const recent = useProjects((state) => state.recent);
  if (recent.length === 0) {
    return (
      <EmptyState icon={<IconFolder size={28} stroke={1.4} />} title="No project has been opened yet">
        Make one from a sample at the right: it takes a second, and shows a whole pipeline from a file to a
        registered model.
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {recent.map((project) => (
        <RecentItem key={project.folder} project={project} />
      ))}
    </ul>
  );
}

function RecentItem({ project }: { readonly project: RecentProject }) {
  const { openRecent, forget, busy } = useProjects();
  const go = useNavigation((state) => state.go);
  const Icon = project.missing ? IconFolderOff : IconFolder;
  const open = async (): Promise<void> => {
    if (await openRecent(project.folder)) go('canvas');
  };
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.open}
        disabled={project.missing || busy !== null}
        onClick={() => void open()}
      >
        <Icon size={18} stroke={1.5} aria-hidden />
        <span className={styles.words}>
          <span className={styles.name}>{project.name}</span>
          <span className={styles.folder} title={project.folder}>
            {shortFolder(project.folder, 64)}
          </span>
        </span>
        {project.missing && <Badge tone="warning">folder missing</Badge>}
        <span className={styles.time}>{formatTime(project.openedAt)}</span>
      </button>
      <Tooltip label="Forget this project; its files stay">
        <ActionIcon
          aria-label={`Forget ${project.name}`}
          onClick={() => void forget(project.folder).catch(notifyError)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}
