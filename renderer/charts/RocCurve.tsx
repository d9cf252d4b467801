import { useMemo } from 'react';
import type { ChartProps } from './ChartFrame';
import { LineChart } from './LineChart';

export interface RocSeries {
  readonly id: string;
  readonly label: string;
  /** False positive rate, ascending. */
  readonly x: readonly number[];
  /** True positive rate. */
  readonly y: readonly number[];
}

const unit = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] } as const;

/** Receiver operating characteristic, one curve or several, with the diagonal of chance. */
export function RocCurve(props: ChartProps & { readonly curves: readonly RocSeries[] }) {
  const series = useMemo(() => [...props.curves], [props.curves]);
  return (
    <LineChart
      {...props}
      series={series}
      xLabel="False positive rate"
      yLabel="True positive rate"
      xScale={unit}
      yScale={unit}
      diagonal
    />
  );
}
