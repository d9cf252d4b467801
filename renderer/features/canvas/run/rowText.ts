import type { BlockRun } from '@shared/model';
import { headlineMetrics, itemCountText, metricTitle } from '@renderer/features/runs';
import { formatCount } from '@renderer/ui';

interface RowText {
  /** `266 + 67` or the caption of what is no frame. */
  readonly text: string;
  /** Rows lost against the only input, `−11`. */
  readonly lost: string | undefined;
}

const shortNumber = (value: number): string => String(Number(value.toPrecision(3)));

/** What a finished block says on the canvas about its outputs. */
export function rowText(run: BlockRun, inputRows: readonly number[]): RowText {
  if (run.items) return { text: itemCountText(run.items), lost: undefined };
  const outputs = Object.values(run.outputs);
  const frames = outputs.flatMap(({ type, rows }) => (type === 'frame' && rows !== undefined ? [rows] : []));
  if (outputs[0]?.type !== 'frame' || frames.length === 0) {
    const [measured] = headlineMetrics(run.metrics, 1).map(
      ([name, value]) => `${metricTitle(name)} ${shortNumber(value)}`,
    );
    const caption = outputs[0]?.type === 'metrics' ? (measured ?? outputs[0].caption) : outputs[0]?.caption;
    return { text: caption ?? measured ?? run.reason, lost: undefined };
  }
  const [first = 0] = frames;
  const text =
    frames.length === 1
      ? `${formatCount(first)} ${first === 1 ? 'row' : 'rows'}`
      : frames.map(formatCount).join(' + ');
  const [before] = inputRows;
  const lost = frames.length === 1 && inputRows.length === 1 && before !== undefined ? before - first : 0;
  return { text, lost: lost > 0 ? `−${formatCount(lost)}` : undefined };
}
