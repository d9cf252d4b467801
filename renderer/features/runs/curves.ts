import type { Curve, CurvePoint } from '@shared/model';
import { smooth, type LineSeries } from '@renderer/charts';
import { metricTitle } from './selectors';

/** Curves of one block by series name. */
export type BlockCurves = Readonly<Record<string, Curve>>;

/** Adds points as they arrive. A step that is already there is replaced, so a repeated message changes nothing. */
export function addPoints(
  curves: BlockCurves,
  run: number,
  block: string,
  points: readonly CurvePoint[],
): BlockCurves {
  const next: Record<string, Curve> = { ...curves };
  const fresh = new Set<string>();
  for (const { series, step, value } of points) {
    const old = next[series];
    if (!old || !fresh.has(series)) {
      next[series] = old
        ? { ...old, steps: [...old.steps], values: [...old.values] }
        : { run, block, series, steps: [], values: [] };
      fresh.add(series);
    }
    insert(next[series]!, step, value);
  }
  return next;
}

function insert(curve: Curve, step: number, value: number): void {
  let at = curve.steps.length;
  while (at > 0 && curve.steps[at - 1]! >= step) at--;
  if (curve.steps[at] === step) curve.values[at] = value;
  else {
    curve.steps.splice(at, 0, step);
    curve.values.splice(at, 0, value);
  }
}

/** Joins what was stored with what arrived meanwhile: the live values win. */
export function mergeCurves(stored: readonly Curve[], live: BlockCurves): BlockCurves {
  const result: Record<string, Curve> = {};
  for (const curve of stored) result[curve.series] = curve;
  for (const [series, curve] of Object.entries(live)) {
    const before = result[series];
    const points = curve.steps.map((step, i) => ({ series, step, value: curve.values[i]! }));
    result[series] = before
      ? addPoints({ [series]: before }, curve.run, curve.block, points)[series]!
      : curve;
  }
  return result;
}

/** A chart of a training: the same quantity on training and validation rows. */
export interface CurveGroup {
  readonly name: string;
  readonly title: string;
  readonly train?: Curve;
  readonly validation?: Curve;
}

/** Loss first, then metrics, the learning rate last. `val_loss` belongs to `loss`. */
export function groupCurves(curves: BlockCurves): CurveGroup[] {
  const names = new Set(Object.keys(curves).map((name) => name.replace(/^val_/, '')));
  const rank = (name: string): number => (name === 'loss' ? 0 : name === 'learning_rate' ? 2 : 1);
  return [...names]
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((name) => ({
      name,
      title: metricTitle(name),
      ...(curves[name] ? { train: curves[name] } : {}),
      ...(curves[`val_${name}`] ? { validation: curves[`val_${name}`] } : {}),
    }));
}

interface Overlay {
  readonly run: number;
  readonly curves: BlockCurves;
}

/** What is drawn for a group: both curves smoothed with the raw ones pale behind, and an earlier run's dashed. */
export function groupSeries(
  group: CurveGroup,
  smoothing: number,
  overlay: Overlay | undefined,
): LineSeries[] {
  const both = group.train !== undefined && group.validation !== undefined;
  return [
    ...drawn(group.train, `train`, both ? 'Training' : group.title, 'var(--series-1)', smoothing),
    ...drawn(group.validation, `validation`, 'Validation', 'var(--series-2)', smoothing),
    ...earlier(
      overlay?.curves[group.name],
      overlay,
      both ? 'training' : group.title.toLowerCase(),
      1,
      smoothing,
    ),
    ...earlier(overlay?.curves[`val_${group.name}`], overlay, 'validation', 2, smoothing),
  ];
}

function drawn(
  curve: Curve | undefined,
  id: string,
  label: string,
  color: string,
  smoothing: number,
): LineSeries[] {
  if (!curve) return [];
  const line = { id, label, x: curve.steps, y: smooth(curve.values, smoothing), color };
  if (smoothing <= 0) return [line];
  return [{ id: `${id}-raw`, label, x: curve.steps, y: curve.values, color, faint: true }, line];
}

function earlier(
  curve: Curve | undefined,
  overlay: Overlay | undefined,
  label: string,
  color: number,
  smoothing: number,
): LineSeries[] {
  if (!curve || !overlay) return [];
  return [
    {
      id: `earlier-${color}`,
      label: `run ${overlay.run} ${label}`,
      x: curve.steps,
      y: smooth(curve.values, smoothing),
      color: `var(--series-${color + 3})`,
      dash: '5 3',
    },
  ];
}

/** The step with the lowest validation loss (training loss without validation rows). */
export function bestStep(curves: BlockCurves): { readonly step: number; readonly value: number } | undefined {
  const curve = curves['val_loss'] ?? curves['loss'];
  if (!curve) return undefined;
  let best: { step: number; value: number } | undefined;
  curve.values.forEach((value, i) => {
    if (Number.isFinite(value) && (!best || value < best.value)) best = { step: curve.steps[i]!, value };
  });
  return best;
}
