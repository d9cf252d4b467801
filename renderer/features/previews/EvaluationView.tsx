import type { Evaluation } from '@shared/model';
import { ConfusionMatrix, formatCount, formatMetric, Histogram, RocCurve, Scatter } from '@renderer/charts';
import { Panel } from '@renderer/ui';
import styles from './EvaluationView.module.css';
import { intervalOf } from './evaluationText';

interface EvaluationViewProps {
  readonly evaluation: Evaluation;
  /** The pictures only, without the metrics. */
  readonly picturesOnly?: boolean;
  /** Fewer pictures, for comparisons side by side. */
  readonly brief?: boolean;
  readonly title?: string;
}

/** How well a model predicts: metrics with intervals, then the pictures of its task. */
export function EvaluationView({
  evaluation,
  picturesOnly = false,
  brief = false,
  title,
}: EvaluationViewProps) {
  const named = (text: string): string => (title ? `${title}: ${text.toLowerCase()}` : text);
  return (
    <div className={styles.view}>
      {!picturesOnly && <MetricLine evaluation={evaluation} />}
      <div className={brief ? styles.stack : styles.pictures}>
        {evaluation.confusion && (
          <ConfusionMatrix
            title={named('Confusion matrix')}
            note={`${formatCount(evaluation.rows)} test rows`}
            classes={evaluation.confusion.classes}
            counts={evaluation.confusion.counts}
          />
        )}
        {evaluation.roc && (
          <RocCurve
            title={named('ROC curve')}
            note={rocNote(evaluation)}
            height={brief ? 200 : 240}
            curves={[{ id: 'roc', label: 'Model', ...evaluation.roc }]}
          />
        )}
        {evaluation.predictedActual && (
          <Scatter
            title={named('Predicted against actual')}
            note={sampleNote(evaluation.predictedActual.actual.length, evaluation.rows)}
            x={evaluation.predictedActual.actual}
            y={evaluation.predictedActual.predicted}
            xLabel={`actual ${evaluation.target}`}
            yLabel="predicted"
            diagonal
            height={brief ? 220 : 250}
          />
        )}
        {evaluation.residuals && (
          <Histogram
            title={named('Residuals')}
            note={`mean ${formatMetric(evaluation.residuals.mean)}, sd ${formatMetric(evaluation.residuals.sd)}`}
            bins={evaluation.residuals.histogram}
            xLabel={`actual − predicted ${evaluation.target}`}
            height={brief ? 200 : 250}
          />
        )}
        {!brief && evaluation.perClass && <PerClass evaluation={evaluation} />}
      </div>
    </div>
  );
}

function MetricLine({ evaluation }: { readonly evaluation: Evaluation }) {
  return (
    <dl className={styles.metrics}>
      {evaluation.metrics.map((metric) => (
        <div key={metric.name}>
          <dt>{metric.title}</dt>
          <dd>
            <b>
              {formatMetric(metric.value)}
              {metric.unit ? ` ${metric.unit}` : ''}
            </b>
            <span>{intervalOf(metric) ?? 'no interval'}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>Measured on</dt>
        <dd>
          <b>{formatCount(evaluation.rows)}</b>
          <span>
            test rows
            {evaluation.rowsWithoutTarget > 0
              ? `, ${formatCount(evaluation.rowsWithoutTarget)} left out without a target`
              : ''}
          </span>
        </dd>
      </div>
    </dl>
  );
}

function PerClass({ evaluation }: { readonly evaluation: Evaluation }) {
  return (
    <Panel title="By class" flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Class</th>
            <th>Precision</th>
            <th>Recall</th>
            <th>F1</th>
            <th>Rows</th>
          </tr>
        </thead>
        <tbody>
          {evaluation.perClass?.map((one) => (
            <tr key={one.label}>
              <td>{one.label}</td>
              <td>{formatMetric(one.precision)}</td>
              <td>{formatMetric(one.recall)}</td>
              <td>{formatMetric(one.f1)}</td>
              <td>{formatCount(one.support)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function sampleNote(drawn: number, rows: number): string {
  return drawn === rows
    ? `${formatCount(rows)} test rows`
    : `${formatCount(drawn)} of ${formatCount(rows)} rows`;
}

function rocNote(evaluation: Evaluation): string {
  const auc = evaluation.metrics.find((metric) => metric.name === 'auc');
  return auc ? `AUC ${formatMetric(auc.value)}` : '';
}
