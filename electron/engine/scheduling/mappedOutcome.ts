import type { ArtifactSummary, BlockDocument, BlockRun, ItemRun } from '@shared/model';
import { commitCollection } from './collections';
import type { Cell } from './itemGraph';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';

/** How a mapped block ended, from how its items did: its outputs are the lists of theirs. */
export async function mappedOutcome(
  block: BlockDocument,
  cells: readonly Cell[],
  recorder: RunRecorder,
  { catalogue, store }: RunSurroundings,
): Promise<Partial<BlockRun>> {
  const items = cells.flatMap((cell) => {
    const record = recorder.findCell(cell);
    return record ? [{ key: cell.key, record: record as ItemRun }] : [];
  });
  const done = items.filter(({ record }) => record.state === 'succeeded' || record.state === 'cached');
  const ports =
    done.length > 0
      ? [...new Set(done.flatMap(({ record }) => Object.keys(record.outputs)))]
      : (catalogue.find(block.kind)?.descriptor.outputs ?? []).map(({ name }) => name);
  const outputs: Record<string, ArtifactSummary> = {};
  for (const port of ports) {
    outputs[port] = await commitCollection(
      store,
      done.flatMap(({ key, record }) => {
        const artifact = record.outputs[port];
        return artifact ? [{ key, artifact }] : [];
      }),
    );
  }
  store.database.transaction(() => store.cache.saveArtifacts(outputs, Date.now()));
  return { ...verdict(block, items), outputs };
}

function verdict(
  block: BlockDocument,
  items: readonly { readonly key: string; readonly record: ItemRun }[],
): Partial<BlockRun> {
  const of = (state: ItemRun['state']): typeof items => items.filter(({ record }) => record.state === state);
  const failed = of('failed');
  const [first] = failed;
  const total = items.length;
  if (total === 0) return { state: 'succeeded', reason: 'its list is empty' };
  const some = failed.length > 0 ? `${failed.length} of ${total} items failed` : '';
  if (first && block.onItemError !== 'continue') {
    const error = first.record.error;
    return {
      state: 'failed',
      reason: some,
      ...(error === undefined
        ? {}
        : { error: { ...error, message: `${some}; the first, ${first.key}: ${error.message}` } }),
    };
  }
  if (of('cancelled').length > 0) return { state: 'cancelled', reason: 'cancelled while it ran' };
  const skipped = of('skipped');
  if (skipped.length === total) return { state: 'skipped', reason: skipped[0]?.record.reason ?? '' };
  if (of('cached').length + skipped.length === total) {
    const same = `the same inputs and parameters as before`;
    const reused = skipped.length === 0 ? `all ${total} items have` : `${total - skipped.length} items have`;
    const rest = skipped.length === 0 ? '' : `; ${skipped.length} of ${total} were skipped`;
    return { state: 'cached', reason: `${reused} ${same}${rest}` };
  }
  const left = skipped.length > 0 ? `${skipped.length} of ${total} items were skipped` : '';
  return { state: 'succeeded', reason: [some, left].filter(Boolean).join('; ') };
}
