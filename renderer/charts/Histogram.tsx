import { Bar, BarChart as Chart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { axisLook, axisRoom, gridLook, xLabelOf, yLabelOf } from './axes';
import { ChartFrame, type ChartProps } from './ChartFrame';
import { formatCount, formatNumber } from './numberFormat';
import { niceTicks } from './ticks';
import { TooltipCard } from './Tooltip';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

interface HistogramProps extends ChartProps {
  readonly bins: readonly Bin[];
  readonly xLabel: string;
  /** Text for an end of a bin; by default the number. */
  readonly formatX?: (value: number) => string;
  readonly color?: string;
}

/** Counts in bins of equal width. */
export function Histogram(props: HistogramProps) {
  const { bins, xLabel, height = 200, formatX = formatNumber, color = 'var(--series-1)' } = props;
  const low = bins[0]?.from ?? 0;
  const high = bins[bins.length - 1]?.to ?? 1;
  const countTicks = niceTicks(0, Math.max(1, ...bins.map((bin) => bin.count)), 4).filter(Number.isInteger);
  const valueTicks = niceTicks(low, high, 6).filter((tick) => tick >= low && tick <= high);
  const rows = bins.map((bin) => ({ ...bin, middle: (bin.from + bin.to) / 2 }));
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  return (
    <ChartFrame
      {...props}
      empty={bins.length === 0 ? 'No values to count.' : undefined}
      description={
        props.description ??
        `${formatCount(total)} values from ${formatX(low)} to ${formatX(high)} in ${bins.length} bins.`
      }
      table={() => ({
        columns: ['from', 'to', 'count'],
        rows: bins.map((bin) => [bin.from, bin.to, bin.count]),
      })}
    >
      {(width) => (
        <Chart
          width={width}
          height={height}
          data={rows}
          margin={{ top: axisRoom.top, right: axisRoom.right, bottom: 0, left: 0 }}
          barSize={Math.max(1, (width - axisRoom.left - axisRoom.right) / Math.max(1, bins.length) - 1)}
          accessibilityLayer={false}
        >
          <CartesianGrid {...gridLook} />
          <XAxis
            {...axisLook}
            dataKey="middle"
            type="number"
            height={axisRoom.bottom}
            domain={low === high ? [low - 0.5, high + 0.5] : [low, high]}
            ticks={valueTicks}
            tickFormatter={(value: number) => formatX(value)}
            label={xLabelOf(xLabel)}
          />
          <YAxis
            {...axisLook}
            axisLine={false}
            width={axisRoom.left}
            domain={[0, countTicks[countTicks.length - 1] ?? 1]}
            ticks={countTicks}
            label={yLabelOf('rows')}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--line-faint)' }}
            content={({ active, payload }) => {
              const bin = payload[0]?.payload as Bin | undefined;
              return active && bin ? (
                <TooltipCard
                  title={`${formatX(bin.from)} to ${formatX(bin.to)}`}
                  entries={[{ label: 'rows', value: formatCount(bin.count) }]}
                />
              ) : null;
            }}
          />
          <Bar dataKey="count" fill={color} isAnimationActive={false} />
        </Chart>
      )}
    </ChartFrame>
  );
}
