import type { ArtifactSummary } from '@shared/model';
import { formatBytes, formatCount } from '@renderer/ui';

/** An output in one line: `266 rows × 7 columns · 12 kB`. */
export function outputLine(artifact: ArtifactSummary): string {
  const { rows, columns, caption, bytes } = artifact;
  const size =
    rows === undefined
      ? undefined
      : `${counted(rows, 'row')}${columns === undefined ? '' : ` × ${counted(columns.length, 'column')}`}`;
  return [size, size === caption ? undefined : caption, formatBytes(bytes)].filter(Boolean).join(' · ');
}

/** A metric with as many figures as a person reads. */
export function metricText(value: number): string {
  if (Number.isInteger(value)) return formatCount(value);
  const size = Math.abs(value);
  return size >= 1000
    ? formatCount(Math.round(value))
    : size < 0.001
      ? value.toExponential(2)
      : value.toPrecision(4);
}

function counted(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;
}
