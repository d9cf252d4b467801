import { ChartFrame, type ChartProps } from './ChartFrame';
import { confusionCells, matrixLayout } from './confusionCells';
import { formatCount, formatShare } from './numberFormat';

interface ConfusionMatrixProps extends ChartProps {
  readonly classes: readonly string[];
  /** `counts[actual][predicted]`. */
  readonly counts: readonly (readonly number[])[];
}

/** Actual classes down, predicted across; a cell is as strong as its share of the actual class. */
export function ConfusionMatrix(props: ConfusionMatrixProps) {
  const { classes, counts } = props;
  const cells = confusionCells(counts);
  const right = classes.reduce((sum, _, i) => sum + (counts[i]?.[i] ?? 0), 0);
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  return (
    <ChartFrame
      {...props}
      empty={total === 0 ? 'No rows were scored.' : undefined}
      description={
        props.description ?? `${formatCount(right)} of ${formatCount(total)} rows are predicted as they are.`
      }
      table={() => ({
        columns: ['actual \\ predicted', ...classes],
        rows: classes.map((label, i) => [label, ...(counts[i] ?? [])]),
      })}
    >
      {(width) => {
        const layout = matrixLayout(classes, width);
        const { cellWidth, cellHeight, left, top } = layout;
        const characters = Math.max(2, Math.floor(cellWidth / 6.4));
        return (
          <div style={{ overflowX: 'auto' }}>
            <svg
              data-chart
              width={layout.width}
              height={layout.height}
              role="img"
              aria-label={props.title}
              style={{ display: 'block', margin: '0 auto' }}
            >
              {classes.map((label, i) => (
                <g key={label}>
                  <title>{label}</title>
                  <text
                    x={left + (i + 0.5) * cellWidth}
                    y={top - 8}
                    textAnchor="middle"
                    fontSize={11}
                    fill="var(--dim)"
                  >
                    {cut(label, characters)}
                  </text>
                  <text
                    x={left - 8}
                    y={top + (i + 0.5) * cellHeight + 4}
                    textAnchor="end"
                    fontSize={11}
                    fill="var(--dim)"
                  >
                    {cut(label, 16)}
                  </text>
                </g>
              ))}
              {cells.map(({ actual, predicted, count, share }) => (
                <g
                  key={`${actual}-${predicted}`}
                  transform={`translate(${left + predicted * cellWidth} ${top + actual * cellHeight})`}
                >
                  <title>{`actual ${classes[actual]}, predicted ${classes[predicted]}: ${count} rows, ${formatShare(share)} of the actual class`}</title>
                  <rect width={cellWidth - 2} height={cellHeight - 2} rx={3} fill="var(--line-faint)" />
                  {count > 0 && (
                    <rect
                      width={cellWidth - 2}
                      height={cellHeight - 2}
                      rx={3}
                      fill="var(--matrix-cell)"
                      fillOpacity={0.12 + 0.88 * share}
                    />
                  )}
                  {layout.showCount && (
                    <text
                      x={cellWidth / 2 - 1}
                      y={cellHeight / 2 + (layout.showShare ? -1 : 4)}
                      textAnchor="middle"
                      fontSize={layout.showShare ? 14 : 11}
                      fontWeight={600}
                      fill={share > 0.5 ? '#ffffff' : 'var(--text)'}
                    >
                      {formatCount(count)}
                    </text>
                  )}
                  {layout.showShare && count > 0 && (
                    <text
                      x={cellWidth / 2 - 1}
                      y={cellHeight / 2 + 14}
                      textAnchor="middle"
                      fontSize={11}
                      fill={share > 0.5 ? '#ffffff' : 'var(--text)'}
                    >
                      {formatShare(share)}
                    </text>
                  )}
                </g>
              ))}
              <text
                x={left + (classes.length * cellWidth) / 2}
                y={layout.height - 4}
                textAnchor="middle"
                fontSize={11}
                fill="var(--dim)"
              >
                predicted
              </text>
              <text
                transform={`translate(11 ${top + (classes.length * cellHeight) / 2}) rotate(-90)`}
                textAnchor="middle"
                fontSize={11}
                fill="var(--dim)"
              >
                actual
              </text>
            </svg>
          </div>
        );
      }}
    </ChartFrame>
  );
}

function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, Math.max(1, characters - 1))}…` : text;
}
