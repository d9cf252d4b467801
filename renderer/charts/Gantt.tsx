import { ChartFrame, type ChartProps } from './ChartFrame';
import { ganttBars, type GanttItem } from './ganttBars';

interface GanttProps extends ChartProps {
  readonly items: readonly GanttItem[];
  /** Milliseconds: where running bars end. */
  readonly now: number;
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
}

const rowHeight = 26;
const labelWidth = 132;
const axisHeight = 24;

/** When each item ran, one a line, on a common clock that starts with the first. */
export function Gantt(props: GanttProps) {
  const { items, now, selected, onSelect } = props;
  const gantt = ganttBars(items, now);
  return (
    <ChartFrame
      {...props}
      empty={items.length === 0 ? 'Nothing has run yet.' : undefined}
      description={gantt.bars.map((bar) => `${bar.item.label}: ${bar.item.state}, ${bar.text}`).join('; ')}
      table={() => ({
        columns: ['block', 'state', 'start (s)', 'seconds'],
        rows: gantt.bars.map((bar) => [bar.item.label, bar.item.state, bar.startSeconds, bar.seconds]),
      })}
    >
      {(width) => {
        const room = Math.max(40, width - labelWidth - 70);
        const at = (seconds: number): number => labelWidth + (seconds / gantt.total) * room;
        const bottom = items.length * rowHeight;
        return (
          <svg data-chart width={width} height={bottom + axisHeight} role="group" aria-label={props.title}>
            {gantt.ticks.map((tick) => (
              <g key={tick}>
                <line x1={at(tick)} x2={at(tick)} y1={0} y2={bottom} stroke="var(--line-faint)" />
                <text x={at(tick)} y={bottom + 16} textAnchor="middle" fontSize={11} fill="var(--dim)">
                  {`${tick} s`}
                </text>
              </g>
            ))}
            {gantt.bars.map((bar, i) => (
              <g
                key={bar.item.id}
                transform={`translate(0 ${i * rowHeight})`}
                {...(onSelect
                  ? {
                      role: 'button',
                      tabIndex: 0,
                      'aria-pressed': bar.item.id === selected,
                      'aria-label': `${bar.item.label}, ${bar.item.state}, ${bar.text}`,
                      style: { cursor: 'pointer' },
                      onClick: () => onSelect(bar.item.id),
                      onKeyDown: (event: React.KeyboardEvent) => {
                        if (event.key !== 'Enter' && event.key !== ' ') return;
                        event.preventDefault();
                        onSelect(bar.item.id);
                      },
                    }
                  : {})}
              >
                <title>{`${bar.item.label}: ${bar.item.state}, ${bar.text}`}</title>
                <rect
                  width={width}
                  height={rowHeight - 2}
                  rx={4}
                  fill={bar.item.id === selected ? 'var(--accent-ground)' : 'transparent'}
                />
                <text x={labelWidth - 10} y={16} textAnchor="end" fontSize={12} fill="var(--text)">
                  {bar.item.label.length > 18 ? `${bar.item.label.slice(0, 17)}…` : bar.item.label}
                </text>
                {bar.seconds !== undefined && bar.startSeconds !== undefined && (
                  <rect
                    x={at(bar.startSeconds)}
                    y={5}
                    width={Math.max(2, (bar.seconds / gantt.total) * room)}
                    height={rowHeight - 12}
                    rx={2}
                    fill={bar.item.color}
                    fillOpacity={bar.item.faint ? 0.35 : 1}
                  />
                )}
                <text
                  x={
                    bar.startSeconds === undefined
                      ? labelWidth
                      : at(bar.startSeconds + (bar.seconds ?? 0)) + 6
                  }
                  y={16}
                  fontSize={11}
                  fill="var(--dim)"
                >
                  {bar.text}
                </text>
              </g>
            ))}
          </svg>
        );
      }}
    </ChartFrame>
  );
}
