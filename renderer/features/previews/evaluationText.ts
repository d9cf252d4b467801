import type { MetricValue } from '@shared/model';
import { formatMetric } from '@renderer/charts';

/** `95%: 0.955 to 1.000`; undefined without an interval. */
export function intervalOf(metric: Pick<MetricValue, 'low' | 'high'>): string | undefined {
  if (metric.low === undefined || metric.high === undefined) return undefined;
  return `95%: ${formatMetric(metric.low)} to ${formatMetric(metric.high)}`;
}
