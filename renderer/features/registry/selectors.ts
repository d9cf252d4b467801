import type { ModelVersion, ModelVersionDetail, RegisteredModel, SignatureInput } from '@shared/model';
import { formatMetric, formatNumber, formatShare } from '@renderer/charts';
import { intervalOf } from '@renderer/features/previews';

/** The aliases that the app offers; any other word may be typed. */
export const usualAliases = ['champion', 'staging', 'challenger'] as const;

/** `4 versions · champion v4`. */
export function modelCaption(model: RegisteredModel): string {
  const count = model.versions.length;
  const champion = model.versions.find((version) => version.aliases.includes('champion'));
  return `${count} ${count === 1 ? 'version' : 'versions'} · ${champion ? `champion v${champion.version}` : 'no champion'}`;
}

export function newestFirst(versions: readonly ModelVersion[]): ModelVersion[] {
  return [...versions].sort((a, b) => b.version - a.version);
}

/** The version to show of a model: the one asked for, else the champion, else the newest. */
export function versionToShow(model: RegisteredModel, wanted: number | undefined): ModelVersion | undefined {
  return (
    model.versions.find((version) => version.version === wanted) ??
    model.versions.find((version) => version.aliases.includes('champion')) ??
    newestFirst(model.versions)[0]
  );
}

const families: Record<string, string> = { mlp: 'MLP', linear: 'Linear', logistic: 'Logistic' };

/** `MLP 64, 32`, `Logistic`. */
export function familyText(family: string, params?: Readonly<Record<string, unknown>>): string {
  const name = family.replace(/^train\./, '');
  const title = families[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  const hidden = params?.['hidden'];
  return Array.isArray(hidden) && hidden.length ? `${title} ${hidden.join(', ')}` : title;
}

/** The metric that a version's line shows: the first of the field's usual ones that it has. */
export function headlineMetric(version: ModelVersion): { name: string; value: number } | undefined {
  const names = Object.keys(version.metrics);
  const usual = ['accuracy', 'roc_auc', 'auc', 'rmse', 'r2', 'mae'];
  const name = usual.find((one) => names.includes(one)) ?? names[0];
  return name === undefined ? undefined : { name, value: version.metrics[name]! };
}

export interface MetricCard {
  readonly title: string;
  readonly value: string;
  readonly detail: string;
}

/** One card a metric with its interval, then what was proved of the exports. */
export function metricCards(detail: ModelVersionDetail): MetricCard[] {
  const evaluation = detail.evaluation;
  const cards: MetricCard[] = evaluation
    ? evaluation.metrics.slice(0, 4).map((metric) => ({
        title: metric.title,
        value: `${formatMetric(metric.value)}${metric.unit ? ` ${metric.unit}` : ''}`,
        detail: intervalOf(metric) ?? `${evaluation.rows} test rows`,
      }))
    : Object.entries(detail.metrics)
        .slice(0, 4)
        .map(([name, value]) => ({ title: name, value: formatMetric(value), detail: 'no evaluation kept' }));
  return [...cards, exportCard(detail)];
}

function exportCard(detail: ModelVersionDetail): MetricCard {
  const count = detail.exports.length;
  const worst = Math.max(0, ...detail.exports.map((one) => one.deviation));
  return {
    title: 'Exports proved',
    value: String(count),
    detail: count ? `largest deviation ${formatNumber(worst)}` : 'none yet',
  };
}

/** What was seen of an input in training: its categories or its range. */
export function seenText(input: SignatureInput): string {
  if (input.categories) {
    const shown = input.categories.slice(0, 6).join(', ');
    return input.categories.length > 6 ? `${shown} and ${input.categories.length - 6} more` : shown;
  }
  if (input.min !== undefined && input.max !== undefined)
    return `${formatNumber(input.min)} to ${formatNumber(input.max)}`;
  return 'any';
}

export function missingText(input: SignatureInput): string {
  return formatShare(input.missing);
}
