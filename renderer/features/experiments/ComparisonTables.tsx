import type { Comparison } from '@shared/model';
import { formatMetric, noNumber } from '@renderer/charts';
import { metricTitle } from '@renderer/features/runs';
import { Badge } from '@renderer/ui';
import styles from './ExperimentsPanel.module.css';
import { bestOf } from './selectors';

/** Every metric, a column a run; the best of comparable runs is bold, the interval stands beside the number. */
export function MetricTable({ comparison }: { readonly comparison: Comparison }) {
  if (comparison.metrics.length === 0)
    return <p className={styles.none}>None of these runs has a metric: add an evaluation to the pipeline.</p>;
  return (
    <table className={styles.grid}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          {comparison.runs.map((run) => (
            <th scope="col" key={run.id} className={styles.right}>
              run {run.id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.metrics.map((metric) => {
          const best = comparison.warnings.length > 0 ? [] : bestOf(metric);
          return (
            <tr key={metric.name}>
              <th scope="row">
                {metricTitle(metric.name)}
                <span className={styles.better}>
                  {metric.better === 'higher' ? 'more is better' : 'less is better'}
                </span>
              </th>
              {metric.values.map((one, i) => (
                <td key={i} className={styles.right}>
                  {one ? (
                    <>
                      {best[i] && <Badge tone="good">best</Badge>}{' '}
                      <b data-best={best[i] ?? false}>{formatMetric(one.value)}</b>
                      {one.low !== undefined && one.high !== undefined && (
                        <span className={styles.interval}>
                          {formatMetric(one.low)} to {formatMetric(one.high)}
                        </span>
                      )}
                    </>
                  ) : (
                    noNumber
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Parameters that are not the same in all runs. */
export function DifferenceTable({ comparison }: { readonly comparison: Comparison }) {
  if (comparison.parameters.length === 0)
    return (
      <p className={styles.none}>
        No parameter differs. Where metrics differ all the same, the data, the code or the seed does.
      </p>
    );
  return (
    <table className={styles.grid}>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          {comparison.runs.map((run) => (
            <th scope="col" key={run.id}>
              run {run.id}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.parameters.map((difference) => (
          <tr key={`${difference.block}.${difference.name}`}>
            <th scope="row">
              <span className={styles.dim}>{difference.block}</span> {difference.name}
            </th>
            {difference.values.map((value, i) => (
              <td key={i}>{value ?? <span className={styles.dim}>not there</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
