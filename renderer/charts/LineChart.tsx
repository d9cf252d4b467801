import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { ChartFrame, type ChartProps } from './ChartFrame';
import type { ChartTable } from './chartTable';
import styles from './LineChart.module.css';
import { stepScale, stepZoom, valueScale, type Scale } from './lineScale';
import { useHover } from './hover';
import { LinePlot, type ColoredSeries } from './LinePlot';
import { extentOf, joinSeries, reduceSeries, type LineSeries } from './lineSeries';
import { formatNumber } from './numberFormat';
import { seriesColor, seriesDash } from './seriesColors';

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
  const alone = useId();
  const [step, setStep] = useHover(props.hoverGroup ?? alone);

  const coloured = useMemo(() => withColors(series), [series]);
  const visible = useMemo(() => coloured.filter((one) => !hidden.has(one.id)), [coloured, hidden]);
  const drawn = useMemo(
    () => visible.map((one) => reduceSeries(one, 400, zoom?.[0], zoom?.[1])),
    [visible, zoom],
  );
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
  return (
    <ChartFrame
      {...props}
      empty={
        extentOf(coloured, 'y', log) === undefined ? (props.empty ?? 'No points to draw yet.') : undefined
      }
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
          <LinePlot
            width={width}
            height={height}
            series={drawn}
            x={x}
            y={y}
            log={log}
            xLabel={xLabel}
            yLabel={yLabel}
            diagonal={props.diagonal ?? false}
            mark={props.mark}
            step={step}
            onHover={setStep}
            onZoom={setZoom}
          />
        </div>
      )}
    </ChartFrame>
  );
}

function withColors(series: readonly LineSeries[]): ColoredSeries[] {
  let next = 0;
  return series.map((one) => {
    const index = one.color ? next : next++;
    const dash = one.dash ?? (one.color ? undefined : seriesDash(index));
    return { ...one, color: one.color ?? seriesColor(index), ...(dash ? { dash } : {}) };
  });
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
