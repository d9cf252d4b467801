import { ChartFrame, type ChartProps } from './ChartFrame';
import { formatNumber } from './numberFormat';

export interface BarItem {
  readonly label: string;
  readonly value: number;
  /** Text beside the bar; by default the number. */
  readonly text?: string;
}

interface BarChartProps extends ChartProps {
  readonly items: readonly BarItem[];
  readonly valueLabel: string;
  readonly labelWidth?: number;
  readonly color?: string;
}

const rowHeight = 24;

/** Horizontal bars, one a line, longest label cut with its full text at hand. */
export function BarChart(props: BarChartProps) {
  const { items, labelWidth = 120, color = 'var(--series-1)', valueLabel } = props;
  const most = Math.max(0, ...items.map((item) => item.value)) || 1;
  return (
    <ChartFrame
      {...props}
      empty={items.length === 0 ? 'No values.' : undefined}
      description={
        props.description ??
        items.map((item) => `${item.label}: ${item.text ?? formatNumber(item.value)}`).join('; ')
      }
      table={() => ({ columns: ['label', valueLabel], rows: items.map((item) => [item.label, item.value]) })}
    >
      {(width) => {
        const room = Math.max(20, width - labelWidth - 84);
        const characters = Math.floor(labelWidth / 6.6);
        return (
          <svg data-chart width={width} height={items.length * rowHeight} role="img" aria-label={props.title}>
            {items.map((item, i) => {
              const length = Math.max(1, (Math.max(0, item.value) / most) * room);
              return (
                <g key={`${i}-${item.label}`} transform={`translate(0 ${i * rowHeight})`}>
                  <title>{`${item.label}: ${item.text ?? formatNumber(item.value)}`}</title>
                  <text x={labelWidth - 8} y={16} textAnchor="end" fontSize={12} fill="var(--text)">
                    {cut(item.label, characters)}
                  </text>
                  <rect x={labelWidth} y={4} width={length} height={rowHeight - 8} rx={2} fill={color} />
                  <text x={labelWidth + length + 8} y={16} fontSize={11} fill="var(--dim)">
                    {item.text ?? formatNumber(item.value)}
                  </text>
                </g>
              );
            })}
          </svg>
        );
      }}
    </ChartFrame>
  );
}

function cut(text: string, characters: number): string {
  return text.length > characters ? `${text.slice(0, Math.max(1, characters - 1))}…` : text;
}
