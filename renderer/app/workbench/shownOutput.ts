import type { ArtifactSummary, BlockRun, ItemRun } from '@shared/model';
import { formatCount } from '@renderer/ui';

/** The output to show of a block: the port asked for, else the first. */
export function shownOutput(
  run: Pick<BlockRun, 'outputs'> | undefined,
  port: string | undefined,
): readonly [string, ArtifactSummary] | undefined {
  const outputs = Object.entries(run?.outputs ?? {});
  return outputs.find(([name]) => name === port) ?? outputs[0];
}

/** `333 rows × 7 columns`, or the caption of what is no frame. */
export function outputText({ rows, columns, caption, type }: ArtifactSummary): string {
  if (rows === undefined) return caption ?? type;
  return `${formatCount(rows)} rows${columns ? ` × ${formatCount(columns.length)} columns` : ''}`;
}

/** The run that said and drew what is shown: the one that computed it, when it was reused. */
export function shownRun(
  block: BlockRun | undefined,
  looked: BlockRun | ItemRun | undefined,
): number | undefined {
  return looked?.computedBy ?? looked?.run ?? block?.run;
}
