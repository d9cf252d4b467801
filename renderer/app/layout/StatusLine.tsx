import { useCanvas, useRuns } from '@renderer/features/canvas';
import { useProjects } from '@renderer/features/projects';
import { missingRuntimes, runtimeLine, useSystem } from '@renderer/features/settings';
import { formatBytes, useNavigation } from '@renderer/ui';
import styles from './Layout.module.css';

export function StatusLine() {
  const busy = useProjects((state) => state.busy);
  const project = useProjects((state) => state.current);
  const active = useRuns((state) => state.active);
  const faults = useCanvas((state) => state.issues.filter(({ severity }) => severity === 'error').length);
  const status = useSystem((state) => state.status);
  const runtimes = useSystem(runtimeLine);
  const missing = useSystem((state) => missingRuntimes(state).length);
  const go = useNavigation((state) => state.go);
  const [newest] = active;
  const [text, tone] = busy
    ? [busy, 'accent']
    : newest
      ? [`Run ${newest.id}: ${newest.blocksDone} of ${newest.blocksTotal} blocks`, 'accent']
      : faults > 0
        ? [`${faults} ${faults === 1 ? 'fault' : 'faults'} in the pipeline`, 'warning']
        : ['Ready', 'good'];
  return (
    <footer className={styles.status}>
      <span className={styles.state} data-tone={tone} role="status">
        <i aria-hidden />
        {text}
      </span>
      {project && (
        <>
          <span>
            {status.workersBusy} of {status.workers} workers busy
          </span>
          <span>Artifacts {formatBytes(status.artifactBytes)}</span>
        </>
      )}
      <span className={styles.end}>
        <span>{runtimes}</span>
        {missing > 0 && (
          <a
            href="#settings"
            onClick={(event) => {
              event.preventDefault();
              go('settings');
            }}
          >
            {missing} {missing === 1 ? 'runtime' : 'runtimes'} missing
          </a>
        )}
        <span title="Lathe never uses a network">Offline</span>
      </span>
    </footer>
  );
}
