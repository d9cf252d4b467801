import type { MetricValue } from '@shared/model';

type MetricMeaning = Pick<MetricValue, 'title' | 'better' | 'unit'>;

/** Every metric that an evaluation can hold, in the order shown. */
const meanings: Readonly<Record<string, MetricMeaning>> = {
  accuracy: { title: 'Accuracy', better: 'higher' },
  balanced_accuracy: { title: 'Balanced accuracy', better: 'higher' },
  f1_macro: { title: 'F1, macro', better: 'higher' },
  auc: { title: 'ROC AUC', better: 'higher' },
  log_loss: { title: 'Log loss', better: 'lower' },
  mcc: { title: 'Matthews correlation', better: 'higher' },
  brier: { title: 'Brier score', better: 'lower' },
  rmse: { title: 'RMSE', better: 'lower' },
  mae: { title: 'Mean absolute error', better: 'lower' },
  median_ae: { title: 'Median absolute error', better: 'lower' },
  r2: { title: 'R²', better: 'higher' },
  mape: { title: 'Mean absolute percentage error', better: 'lower' },
};

export function describeMetrics(
  values: Readonly<Record<string, number>>,
  intervals: Readonly<Record<string, { low: number; high: number }>>,
): MetricValue[] {
  return Object.entries(meanings).flatMap(([name, meaning]) => {
    const value = values[name];
    return value === undefined || !Number.isFinite(value)
      ? []
      : [{ name, ...meaning, value, ...intervals[name] }];
  });
}
