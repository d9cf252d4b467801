import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useEffect, useState } from 'react';
import { selectedBlock, useCanvas, useRuns } from '@renderer/features/canvas';
import { PreviewPanel, ProfilePanel, useShownRows } from '@renderer/features/previews';
import { ItemsPanel, LogPanel, TrainingPanel, useItems, useItemsOf } from '@renderer/features/runs';
import { blockTitle, EmptyState, formatCount, Tabs } from '@renderer/ui';
import { ShownOf } from './ShownOf';
import { outputText, shownOutput, shownRun } from './shownOutput';
import styles from './Workbench.module.css';

type Tab = 'preview' | 'profile' | 'items' | 'training' | 'log';

/** What the selected block's newest run left behind, or one of its items. */
export function BottomPanel() {
  const [wanted, setTab] = useState<Tab>('preview');
  const [port, setPort] = useState<string>();
  const id = useDeferredValue(useCanvas(selectedBlock));
  const block = useCanvas((state) => state.document?.blocks.find((candidate) => candidate.id === id));
  const run = useRuns((state) => (id === undefined ? undefined : state.blocks[id]));
  const newest = useRuns((state) => state.active[0]?.id ?? newestRun(state.blocks));
  useItemsOf(useItems, run);
  const { chosen, chosenRun, choose } = useItems();
  const { shown, close } = useShownRows();
  useEffect(() => {
    if (shown) setTab('preview');
  }, [shown]);

  const item = run?.items ? chosen : undefined;
  const looked = item === undefined ? run : chosenRun;
  const output = shownOutput(looked, port);
  const ports = Object.keys(looked?.outputs ?? {});
  const tab = wanted === 'items' && !run?.items ? 'preview' : wanted;
  const rows = tab === 'preview' && shown && shown.block === id ? shown : undefined;
  const needsOutput = (tab === 'preview' || tab === 'profile') && !rows;
  const from = shownRun(run, looked);
  return (
    <>
      <Tabs<Tab>
        label="Results of the selected block"
        tabs={[
          { id: 'preview', title: 'Preview' },
          { id: 'profile', title: 'Profile' },
          ...(run?.items ? [{ id: 'items' as const, title: `Items (${formatCount(run.items.total)})` }] : []),
          { id: 'training', title: 'Training' },
          { id: 'log', title: 'Log' },
        ]}
        active={tab}
        onChange={setTab}
        aside={
          <>
            {rows && <ShownOf title={rows.title} back="Back to the output" onClose={close} />}
            {item !== undefined && !rows && (
              <ShownOf title={item} back="Back to all items" onClose={() => choose(undefined)} />
            )}
            {needsOutput && block && output && (
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
            )}
          </>
        }
      />
      <div className={styles.content} role="tabpanel" aria-label={tab}>
        {rows && <PreviewPanel artifact={rows.artifact} />}
        {needsOutput && !output && (
          <EmptyState title={block ? 'Nothing to show yet' : 'No block is selected'}>
            {item !== undefined
              ? 'This item has no output: look at its log, or at why under Items.'
              : run?.items
                ? 'This block has a result for each item: choose one under Items.'
                : block
                  ? 'Run the pipeline (F5), or this block with all that it needs (Shift F5), to see what it gives.'
                  : 'Click a block to see its rows, its columns’ profile, its training and its log.'}
          </EmptyState>
        )}
        {needsOutput && tab === 'preview' && output && <PreviewPanel artifact={output[1]} />}
        {tab === 'profile' && output && <ProfilePanel artifact={output[1]} />}
        {tab === 'items' && run && <ItemsPanel block={run} store={useItems} />}
        {tab === 'training' && <TrainingPanel run={from} block={id} item={item} />}
        {tab === 'log' && <LogPanel run={from ?? newest} block={id} item={item} />}
      </div>
    </>
  );
}

function newestRun(blocks: Readonly<Record<string, { readonly run: number }>>): number | undefined {
  const runs = Object.values(blocks).map(({ run }) => run);
  return runs.length > 0 ? Math.max(...runs) : undefined;
}
