import type { CommandInput } from '@shared/contract';
import { LatheError } from '@shared/errors';
import { notifyError, useNavigation } from '@renderer/ui';
import { useProjects, whyNotRunnable } from '@renderer/features/projects';
import { useCanvas, useRuns } from './stores';
import { copyBlocks, pasteBlocks, removeBlocks, tidyPositions, moveBlocks } from './document';

type Part = Omit<CommandInput<'runs.start'>, 'pipeline'>;

/** Saves and starts a run of the open pipeline, or says why it cannot. */
export async function runPipeline(part: Part = {}): Promise<void> {
  const why = whyNotRunnable(useProjects.getState());
  const { pipeline } = useCanvas.getState();
  try {
    if (why !== undefined)
      throw new LatheError('project.untrusted', why, { cure: 'See the notice at the top.' });
    if (pipeline === null) throw new LatheError('request.invalid', 'No pipeline is open.');
    await useCanvas.getState().save();
    if (useCanvas.getState().saveState === 'conflict') return;
    useNavigation.getState().go('canvas');
    await useRuns.getState().start({ pipeline, ...part });
  } catch (thrown) {
    notifyError(thrown);
  }
}

export function stopRuns(): void {
  void useRuns.getState().stop().catch(notifyError);
}

export const undo = (): void => useCanvas.temporal.getState().undo();
export const redo = (): void => useCanvas.temporal.getState().redo();

export function deleteSelection(): void {
  const { selection, edit, select } = useCanvas.getState();
  if (selection.length === 0) return;
  edit((document) => removeBlocks(document, selection));
  select([]);
}

export function selectAll(): void {
  const { document, select } = useCanvas.getState();
  select(document?.blocks.map(({ id }) => id) ?? []);
}

/** The selected blocks as clipboard text; null when none is selected. */
export function selectionText(): string | null {
  const { document, selection } = useCanvas.getState();
  return document && selection.length > 0 ? copyBlocks(document, selection) : null;
}

/** Pastes blocks and selects them; false when the text is something else. */
export function pasteText(text: string): boolean {
  const { document, edit, select } = useCanvas.getState();
  const pasted = document && pasteBlocks(document, text);
  if (!pasted) return false;
  edit(() => pasted.document);
  select(pasted.ids);
  return true;
}

export function duplicateSelection(): void {
  const text = selectionText();
  if (text !== null) pasteText(text);
}

export function tidy(): void {
  useCanvas.getState().edit((document) => moveBlocks(document, tidyPositions(document)));
}
