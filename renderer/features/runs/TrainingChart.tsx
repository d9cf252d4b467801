import { memo, useMemo } from 'react';
import { formatNumber, LineChart } from '@renderer/charts';
import { groupSeries, type BlockCurves, type CurveGroup } from './curves';
import { useTurn } from './useTurn';

interface TrainingChartProps {
  readonly group: CurveGroup;
  /** 0 to 1: when in each half second this chart is drawn anew. */
  readonly turn: number;
  readonly smoothing: number;
  readonly log: boolean;
  readonly height: number;
  readonly overlay: { readonly run: number; readonly curves: BlockCurves } | undefined;
  readonly best: { readonly step: number; readonly value: number } | undefined;
  readonly hoverGroup: string;
}

const Chart = memo(LineChart);

/**
 * One quantity of a training. While points arrive ten times a second each chart is drawn twice a second, and no two
 * at once: the window stays responsive also on a machine that is busy training.
 */
export function TrainingChart(props: TrainingChartProps) {
  const { smoothing, log, height, overlay, hoverGroup } = props;
  const live = useMemo(() => ({ group: props.group, best: props.best }), [props.group, props.best]);
  const { group, best } = useTurn(live, props.turn);
  const series = useMemo(() => groupSeries(group, smoothing, overlay), [group, smoothing, overlay]);
  const mark = useMemo(() => best && { x: best.step, label: `best ${formatNumber(best.value)}` }, [best]);
  return (
    <Chart
      title={group.title}
      series={series}
      xLabel="epoch"
      log={log}
      height={height}
      hoverGroup={hoverGroup}
      mark={mark}
    />
  );
}
