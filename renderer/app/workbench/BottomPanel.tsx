import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { selectedBlock, useCanvas, useRuns } from '@renderer/features/canvas';
import { PreviewPanel, ProfilePanel } from '@renderer/features/previews';
import { LogPanel, TrainingPanel } from '@renderer/features/runs';
import { blockTitle, EmptyState, Tabs } from '@renderer/ui';
import { outputText, shownOutput } from './shownOutput';
import styles from './Workbench.module.css';

type Tab = 'preview' | 'profile' | 'training' | 'log';
const tabs: readonly { id: Tab; title: string }[] = [
  { id: 'preview', title: 'Preview' },
  { id: 'profile', title: 'Profile' },
  { id: 'training', title: 'Training' },
  { id: 'log', title: 'Log' },
];

/** What the selected block's newest run left behind. */
export function BottomPanel() {
  const [tab, setTab] = useState<Tab>('preview');
  const [port, setPort] = useState<string>();
  const id = useDeferredValue(useCanvas(selectedBlock));
  const block = useCanvas((state) => state.document?.blocks.find((candidate) => candidate.id === id));
  const run = useRuns((state) => (id === undefined ? undefined : state.blocks[id]));
  const newest = useRuns((state) => state.active[0]?.id ?? newestRun(state.blocks));
  const output = shownOutput(run, port);
  const ports = Object.keys(run?.outputs ?? {});
  const needsOutput = tab === 'preview' || tab === 'profile';
  return (
    <>
      <Tabs<Tab>
        label="Results of the selected block"
        tabs={tabs}
        active={tab}
        onChange={setTab}
        aside={
          needsOutput &&
          block &&
          output && (
            <>
              {ports.length > 1 && (
                <SegmentedControl
                  size="xs"
                  aria-label="Output"
                  data={ports}
                  value={output[0]}
                  onChange={setPort}
                />
              )}
              {blockTitle(block)} ·{' '}
              {tab === 'preview' && output[1].type === 'frame' ? output[0] : outputText(output[1])}
            </>
          )
        }
      />
      <div className={styles.content} role="tabpanel" aria-label={tab}>
        {needsOutput && !output && (
          <EmptyState title={block ? 'Nothing to show yet' : 'No block is selected'}>
            {block
              ? 'Run the pipeline (F5), or this block with all that it needs (Shift F5), to see what it gives.'
              : 'Click a block to see its rows, its columns’ profile, its training and its log.'}
          </EmptyState>
        )}
        {tab === 'preview' && output && <PreviewPanel artifact={output[1]} />}
        {tab === 'profile' && output && <ProfilePanel artifact={output[1]} />}
        {tab === 'training' && <TrainingPanel run={run?.computedBy ?? run?.run} block={id} />}
        {tab === 'log' && <LogPanel run={run?.computedBy ?? run?.run ?? newest} block={id} />}
      </div>
    </>
  );
}

function newestRun(blocks: Readonly<Record<string, { readonly run: number }>>): number | undefined {
  const runs = Object.values(blocks).map(({ run }) => run);
  return runs.length > 0 ? Math.max(...runs) : undefined;
}
