import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import IconPlayerStop from '@tabler/icons-react/icons/IconPlayerStop';
import { Button, Kbd } from '@mantine/core';
import { useProjects, whyNotRunnable } from '@renderer/features/projects';
import { runPipeline, stopRuns } from './actions';
import { useCanvas, useRuns } from './stores';

/** Runs the open pipeline; while something runs, stops it. */
export function RunButton() {
  const running = useRuns((state) => state.active.length > 0);
  const pipeline = useCanvas((state) => state.pipeline);
  const why = useProjects(whyNotRunnable);
  if (running) {
    return (
      <Button color="red" variant="light" leftSection={<IconPlayerStop size={14} />} onClick={stopRuns}>
        Stop
      </Button>
    );
  }
  return (
    <Button
      leftSection={<IconPlayerPlay size={14} />}
      rightSection={
        <Kbd
          style={{
            background: 'none',
            border: 0,
            padding: 0,
            color: 'inherit',
            fontWeight: 400,
            fontSize: 11,
          }}
        >
          F5
        </Kbd>
      }
      disabled={pipeline === null}
      title={why}
      onClick={() => void runPipeline()}
    >
      Run
    </Button>
  );
}
