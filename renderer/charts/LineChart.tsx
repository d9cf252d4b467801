import { useMemo, useState, type KeyboardEvent } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart as Chart,
  ReferenceArea,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisLook, axisRoom, gridLook, xLabelOf, yLabelOf } from './axes';
import { ChartFrame, type ChartProps } from './ChartFrame';
import type { ChartTable } from './chartTable';
import styles from './LineChart.module.css';
import { stepScale, stepZoom, valueScale, type Scale } from './lineScale';
import { extentOf, joinSeries, reduceSeries, type LineSeries } from './lineSeries';
import { formatNumber } from './numberFormat';
import { seriesColor, seriesDash } from './seriesColors';
import { TooltipCard } from './Tooltip';

interface LineChartProps extends ChartProps {
  readonly series: readonly LineSeries[];
  readonly xLabel: string;
  readonly yLabel?: string;
  readonly log?: boolean;
  /** Charts with the same id show the pointer at the same step. */
  readonly hoverGroup?: string;
  /** Fixed ends instead of those of the data. */
  readonly xScale?: Scale;
  readonly yScale?: Scale;
  /** A pale line from one corner to the other, e.g. chance in a ROC. */
  readonly diagonal?: boolean;
  /** A vertical mark, e.g. the best epoch. */
  readonly mark?: { readonly x: number; readonly label: string } | undefined;
  readonly empty?: string;
}

/** Curves over a common step. Drag to zoom, double-click to see all; with the keyboard `+`, `-`, arrows and `0`. */
export function LineChart(props: LineChartProps) {
  const { series, xLabel, yLabel, log = false, height = 220 } = props;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [zoom, setZoom] = useState<readonly [number, number]>();
  const [drag, setDrag] = useState<readonly [number, number]>();

  const coloured = useMemo(() => withColors(series), [series]);
  const visible = useMemo(() => coloured.filter((one) => !hidden.has(one.id)), [coloured, hidden]);
  const drawn = useMemo(
    () => visible.map((one) => reduceSeries(one, 400, zoom?.[0], zoom?.[1])),
    [visible, zoom],
  );
  const rows = useMemo(() => joinSeries(drawn, log), [drawn, log]);
  const y = props.yScale ?? valueScale(drawn, log);
  const x = zoom ? stepScale(drawn, zoom) : (props.xScale ?? stepScale(drawn, undefined));

  const toggle = (id: string): void =>
    setHidden((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const onKey = (event: KeyboardEvent): void => {
    const whole = extentOf(visible, 'x');
    if (!whole) return;
    if (event.key === '0' || event.key === 'Escape') setZoom(undefined);
    else if ('+=-'.includes(event.key) || (zoom && event.key.startsWith('Arrow')))
      setZoom(stepZoom(event.key, x.domain, whole));
    else return;
    event.preventDefault();
  };
  const endDrag = (): void => {
    if (drag && drag[0] !== drag[1]) setZoom([Math.min(...drag), Math.max(...drag)]);
    setDrag(undefined);
  };

  return (
    <ChartFrame
      {...props}
      empty={rows.length === 0 ? (props.empty ?? 'No points to draw yet.') : undefined}
      legend={coloured
        .filter((one) => !one.faint)
        .map(({ id, label, color }) => ({ id, label, color, hidden: hidden.has(id) }))}
      onLegend={toggle}
      description={props.description ?? describe(series, xLabel)}
      table={() => toTable(series, xLabel)}
      controls={
        <>
          {zoom && (
            <button type="button" className={styles.reset} onClick={() => setZoom(undefined)}>
              Show all
            </button>
          )}
          {props.controls}
        </>
      }
    >
      {(width) => (
        <div
          className={styles.plot}
          tabIndex={0}
          role="group"
          aria-label={`${props.title}. Plus and minus zoom, arrows move, zero shows all.`}
          onKeyDown={onKey}
          onDoubleClick={() => setZoom(undefined)}
        >
          <Chart
            width={width}
            height={height}
            data={rows}
            margin={{ top: axisRoom.top, right: axisRoom.right, bottom: 0, left: 0 }}
            accessibilityLayer={false}
            {...(props.hoverGroup ? { syncId: props.hoverGroup, syncMethod: 'value' as const } : {})}
            onMouseDown={(state) => startDrag(state.activeLabel, setDrag)}
            onMouseMove={(state) => moveDrag(state.activeLabel, drag, setDrag)}
            onMouseUp={endDrag}
          >
            <CartesianGrid {...gridLook} />
            <XAxis
              {...axisLook}
              dataKey="x"
              type="number"
              height={axisRoom.bottom}
              domain={[...x.domain]}
              ticks={[...x.ticks]}
              allowDataOverflow
              label={xLabelOf(xLabel)}
            />
            <YAxis
              {...axisLook}
              axisLine={false}
              width={axisRoom.left}
              scale={log ? 'log' : 'linear'}
              domain={[...y.domain]}
              ticks={[...y.ticks]}
              interval={0}
              allowDataOverflow
              {...(yLabel ? { label: yLabelOf(yLabel) } : {})}
            />
            {props.diagonal && (
              <ReferenceLine
                stroke="var(--faint)"
                strokeDasharray="4 4"
                segment={[
                  { x: x.domain[0], y: y.domain[0] },
                  { x: x.domain[1], y: y.domain[1] },
                ]}
              />
            )}
            {props.mark && (
              <ReferenceLine
                x={props.mark.x}
                stroke="var(--faint)"
                strokeDasharray="3 3"
                label={{
                  value: props.mark.label,
                  position: 'insideTopRight',
                  fontSize: 11,
                  fill: 'var(--dim)',
                }}
              />
            )}
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--faint)' }}
              content={({ active, payload, label }) =>
                active && payload.length > 0 ? (
                  <TooltipCard
                    title={`${xLabel} ${formatNumber(Number(label))}`}
                    entries={payload
                      .map((entry) => ({
                        one: visible[Number(String(entry.dataKey).slice(1))],
                        value: entry.value,
                      }))
                      .flatMap(({ one, value }) =>
                        one && !one.faint
                          ? [{ label: one.label, color: one.color, value: formatNumber(Number(value)) }]
                          : [],
                      )}
                  />
                ) : null
              }
            />
            {drawn.map((one, index) => (
              <Line
                key={one.id}
                dataKey={`s${index}`}
                type="linear"
                stroke={one.color}
                strokeWidth={one.faint ? 1 : 1.75}
                strokeOpacity={one.faint ? 0.35 : 1}
                {...(one.dash ? { strokeDasharray: one.dash } : {})}
                dot={one.x.length === 1 ? { r: 3, fill: one.color, strokeWidth: 0 } : false}
                activeDot={one.faint ? false : { r: 3, strokeWidth: 0 }}
                connectNulls
                isAnimationActive={false}
              />
            ))}
            {drag && drag[0] !== drag[1] && (
              <ReferenceArea x1={drag[0]} x2={drag[1]} fill="var(--accent)" fillOpacity={0.12} />
            )}
          </Chart>
        </div>
      )}
    </ChartFrame>
  );
}

type Colored = LineSeries & { readonly color: string };

function withColors(series: readonly LineSeries[]): Colored[] {
  let next = 0;
  return series.map((one) => {
    const index = one.color ? next : next++;
    const dash = one.dash ?? (one.color ? undefined : seriesDash(index));
    return { ...one, color: one.color ?? seriesColor(index), ...(dash ? { dash } : {}) };
  });
}

type Drag = readonly [number, number] | undefined;

function startDrag(label: unknown, set: (drag: Drag) => void): void {
  const at = Number(label);
  if (label !== undefined && Number.isFinite(at)) set([at, at]);
}

function moveDrag(label: unknown, drag: Drag, set: (drag: Drag) => void): void {
  const at = Number(label);
  if (drag && label !== undefined && Number.isFinite(at)) set([drag[0], at]);
}

function describe(series: readonly LineSeries[], xLabel: string): string {
  const lines = series
    .filter((one) => !one.faint && one.y.length > 0)
    .map((one) => `${one.label} from ${formatNumber(one.y[0])} to ${formatNumber(one.y[one.y.length - 1])}`);
  return `Curves over ${xLabel}: ${lines.join('; ')}.`;
}

function toTable(series: readonly LineSeries[], xLabel: string): ChartTable {
  const whole = series.filter((one) => !one.faint);
  const rows = joinSeries(whole, false);
  return {
    columns: [xLabel, ...whole.map((one) => one.label)],
    rows: rows.map((row) => [row.x, ...whole.map((_, i) => row[`s${i}`])]),
  };
}
