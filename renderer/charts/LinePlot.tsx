import { useId, useState, type MouseEvent } from 'react';
import { axisRoom } from './axes';
import { curvePath, nearestStep, pixelScale } from './linePlot';
import type { Scale } from './lineScale';
import type { LineSeries } from './lineSeries';
import styles from './LineChart.module.css';
import { formatNumber, formatTick } from './numberFormat';
import { TooltipCard } from './Tooltip';

export type ColoredSeries = LineSeries & { readonly color: string };

interface LinePlotProps {
  readonly width: number;
  readonly height: number;
  readonly series: readonly ColoredSeries[];
  readonly x: Scale;
  readonly y: Scale;
  readonly log: boolean;
  readonly xLabel: string;
  readonly yLabel: string | undefined;
  readonly diagonal: boolean;
  readonly mark: { readonly x: number; readonly label: string } | undefined;
  readonly step: number | undefined;
  onHover(step: number | undefined): void;
  onZoom(range: readonly [number, number]): void;
}

const text = { fontSize: 11, fill: 'var(--dim)' } as const;

/**
 * The drawing of curves. Plain SVG, since a live chart is drawn several times a second: recharts took 30 to 100 ms
 * for each drawing of one chart on two cores that also train, this takes 1 to 2.
 */
export function LinePlot(props: LinePlotProps) {
  const { width, height, series, x, y, log, step } = props;
  const [drag, setDrag] = useState<readonly [number, number]>();
  const clip = useId();
  const left = axisRoom.left + (props.yLabel ? 6 : 0);
  const right = width - axisRoom.right;
  const bottom = height - axisRoom.bottom;
  const horizontal = pixelScale(x.domain, left, right);
  const vertical = pixelScale(y.domain, bottom, axisRoom.top, log);
  const valueAt = (event: MouseEvent<SVGSVGElement>): number => {
    const pixel = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return horizontal.toValue(Math.min(right, Math.max(left, pixel)));
  };
  const onMove = (event: MouseEvent<SVGSVGElement>): void => {
    const value = valueAt(event);
    props.onHover(nearestStep(series, value));
    if (drag) setDrag([drag[0], value]);
  };
  const onUp = (): void => {
    const pixels = drag ? Math.abs(horizontal.toPixel(drag[0]) - horizontal.toPixel(drag[1])) : 0;
    if (drag && pixels > 4) props.onZoom([Math.min(...drag), Math.max(...drag)]);
    setDrag(undefined);
  };
  const inside = step !== undefined && step >= x.domain[0] && step <= x.domain[1];
  const points = inside ? pointsAt(series, step, log) : [];
  return (
    <div className={styles.canvas}>
      <svg
        data-chart
        width={width}
        height={height}
        onMouseDown={(event) => setDrag([valueAt(event), valueAt(event)])}
        onMouseMove={onMove}
        onMouseUp={onUp}
        onMouseLeave={() => {
          props.onHover(undefined);
          setDrag(undefined);
        }}
      >
        <clipPath id={clip}>
          <rect
            x={left}
            y={axisRoom.top - 2}
            width={Math.max(0, right - left)}
            height={Math.max(0, bottom - axisRoom.top + 3)}
          />
        </clipPath>
        {y.ticks.map((tick) => (
          <g key={tick} transform={`translate(0 ${vertical.toPixel(tick).toFixed(1)})`}>
            <line x1={left} x2={right} stroke="var(--line)" strokeDasharray="2 4" />
            <text x={left - 8} y={4} textAnchor="end" {...text}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        <line x1={left} x2={right} y1={bottom} y2={bottom} stroke="var(--line)" />
        {x.ticks.map((tick) => (
          <text key={tick} x={horizontal.toPixel(tick)} y={bottom + 15} textAnchor="middle" {...text}>
            {formatTick(tick)}
          </text>
        ))}
        <text x={(left + right) / 2} y={height - 4} textAnchor="middle" {...text}>
          {props.xLabel}
        </text>
        {props.yLabel && (
          <text
            transform={`translate(11 ${(bottom + axisRoom.top) / 2}) rotate(-90)`}
            textAnchor="middle"
            {...text}
          >
            {props.yLabel}
          </text>
        )}
        {props.diagonal && (
          <line
            x1={left}
            y1={bottom}
            x2={right}
            y2={axisRoom.top}
            stroke="var(--faint)"
            strokeDasharray="4 4"
          />
        )}
        {props.mark && props.mark.x >= x.domain[0] && props.mark.x <= x.domain[1] && (
          <Mark
            at={horizontal.toPixel(props.mark.x)}
            label={props.mark.label}
            bottom={bottom}
            flip={left + 90}
          />
        )}
        <g clipPath={`url(#${clip})`} fill="none" strokeLinejoin="round">
          {series.map((one) => (
            <path
              key={one.id}
              data-curve={one.faint ? undefined : one.id}
              d={curvePath(one, horizontal.toPixel, vertical.toPixel, log)}
              stroke={one.color}
              strokeWidth={one.faint ? 1 : 1.75}
              strokeOpacity={one.faint ? 0.35 : 1}
              strokeDasharray={one.dash}
              strokeLinecap={one.x.length === 1 ? 'round' : 'butt'}
            />
          ))}
        </g>
        {series.map((one) =>
          one.x.length === 1 && !one.faint && Number.isFinite(one.y[0]) ? (
            <circle
              key={one.id}
              cx={horizontal.toPixel(one.x[0]!)}
              cy={vertical.toPixel(one.y[0]!)}
              r={3}
              fill={one.color}
            />
          ) : null,
        )}
        {drag && (
          <rect
            x={horizontal.toPixel(Math.min(...drag))}
            y={axisRoom.top}
            width={Math.abs(horizontal.toPixel(drag[1]) - horizontal.toPixel(drag[0]))}
            height={Math.max(0, bottom - axisRoom.top)}
            fill="var(--accent)"
            fillOpacity={0.12}
          />
        )}
        {inside && (
          <line
            x1={horizontal.toPixel(step)}
            x2={horizontal.toPixel(step)}
            y1={axisRoom.top}
            y2={bottom}
            stroke="var(--faint)"
          />
        )}
        {points.map(({ one, value }) => (
          <circle
            key={one.id}
            cx={horizontal.toPixel(step!)}
            cy={vertical.toPixel(value)}
            r={3}
            fill={one.color}
          />
        ))}
      </svg>
      {points.length > 0 && (
        <div className={styles.tooltip} style={tooltipPlace(horizontal.toPixel(step!), width)}>
          <TooltipCard
            title={`${props.xLabel} ${formatNumber(step)}`}
            entries={points.map(({ one, value }) => ({
              label: one.label,
              color: one.color,
              value: formatNumber(value),
            }))}
          />
        </div>
      )}
    </div>
  );
}

function Mark(props: {
  readonly at: number;
  readonly label: string;
  readonly bottom: number;
  readonly flip: number;
}) {
  const before = props.at > props.flip;
  return (
    <g>
      <line
        x1={props.at}
        x2={props.at}
        y1={axisRoom.top}
        y2={props.bottom}
        stroke="var(--faint)"
        strokeDasharray="3 3"
      />
      <text
        x={props.at + (before ? -5 : 5)}
        y={axisRoom.top + 11}
        textAnchor={before ? 'end' : 'start'}
        {...text}
      >
        {props.label}
      </text>
    </g>
  );
}

function pointsAt(series: readonly ColoredSeries[], step: number, log: boolean) {
  return series.flatMap((one) => {
    const value = one.faint ? undefined : one.y[one.x.indexOf(step)];
    return value !== undefined && Number.isFinite(value) && !(log && value <= 0) ? [{ one, value }] : [];
  });
}

function tooltipPlace(at: number, width: number): { left: number } | { right: number } {
  return at < width / 2 ? { left: at + 12 } : { right: width - at + 12 };
}
