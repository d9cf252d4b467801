import { useMemo } from 'react';
import { CartesianGrid, ReferenceLine, Scatter as Dots, ScatterChart, Tooltip, XAxis, YAxis } from 'recharts';
import { axisLook, axisRoom, gridLook, xLabelOf, yLabelOf } from './axes';
import { ChartFrame, type ChartProps } from './ChartFrame';
import { formatNumber } from './numberFormat';
import { niceTicks } from './ticks';
import { TooltipCard } from './Tooltip';

interface ScatterProps extends ChartProps {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Both axes get the same ends, and the line where both are equal is drawn. */
  readonly diagonal?: boolean;
  readonly color?: string;
}

/** Dots; with `diagonal`, predicted against actual. */
export function Scatter(props: ScatterProps) {
  const { x, y, xLabel, yLabel, diagonal = false, height = 240, color = 'var(--series-1)' } = props;
  const points = useMemo(() => x.map((value, i) => ({ x: value, y: y[i] ?? NaN })), [x, y]);
  const xTicks = useMemo(() => ticksOf(diagonal ? [x, y] : [x]), [x, y, diagonal]);
  const yTicks = useMemo(() => (diagonal ? xTicks : ticksOf([y])), [y, diagonal, xTicks]);
  const [xEnds, yEnds] = [endsOf(xTicks), endsOf(yTicks)];
  return (
    <ChartFrame
      {...props}
      empty={points.length === 0 ? 'No points to draw.' : undefined}
      description={props.description ?? `${points.length} points, ${yLabel} against ${xLabel}.`}
      table={() => ({ columns: [xLabel, yLabel], rows: points.map((point) => [point.x, point.y]) })}
    >
      {(width) => (
        <ScatterChart
          width={width}
          height={height}
          margin={{ top: axisRoom.top, right: axisRoom.right, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid {...gridLook} vertical />
          <XAxis
            {...axisLook}
            dataKey="x"
            type="number"
            height={axisRoom.bottom}
            domain={xEnds}
            ticks={xTicks}
            label={xLabelOf(xLabel)}
          />
          <YAxis
            {...axisLook}
            axisLine={false}
            dataKey="y"
            type="number"
            width={axisRoom.left}
            domain={yEnds}
            ticks={yTicks}
            label={yLabelOf(yLabel)}
          />
          {diagonal && (
            <ReferenceLine
              stroke="var(--faint)"
              strokeDasharray="4 4"
              segment={[
                { x: xEnds[0], y: yEnds[0] },
                { x: xEnds[1], y: yEnds[1] },
              ]}
            />
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={false}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as { x: number; y: number } | undefined;
              return active && point ? (
                <TooltipCard
                  entries={[
                    { label: xLabel, value: formatNumber(point.x) },
                    { label: yLabel, value: formatNumber(point.y) },
                  ]}
                />
              ) : null;
            }}
          />
          <Dots
            data={points}
            isAnimationActive={false}
            shape={(dot: { cx?: number; cy?: number }) => (
              <circle cx={dot.cx} cy={dot.cy} r={2.75} fill={color} fillOpacity={0.55} />
            )}
          />
        </ScatterChart>
      )}
    </ChartFrame>
  );
}

function ticksOf(columns: readonly (readonly number[])[]): number[] {
  const values = columns.flat().filter(Number.isFinite);
  if (values.length === 0) return [0, 1];
  return niceTicks(Math.min(...values), Math.max(...values), 5);
}

function endsOf(ticks: readonly number[]): [number, number] {
  return [ticks[0] ?? 0, ticks[ticks.length - 1] ?? 1];
}
