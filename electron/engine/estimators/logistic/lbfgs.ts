export interface Objective {
  /** The value at `at`; the gradient goes into `gradient`. */
  (at: Float64Array, gradient: Float64Array): number;
}

interface Iteration {
  readonly iteration: number;
  readonly value: number;
  /** Largest absolute component of the gradient. */
  readonly slope: number;
}

export interface LbfgsOptions {
  /** Stops when no component of the gradient exceeds this. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Called after each iteration; true ends the search there. */
  onIteration(iteration: Iteration): Promise<boolean>;
}

export interface LbfgsResult {
  readonly at: Float64Array;
  readonly value: number;
  readonly iterations: number;
  readonly end: 'converged' | 'maxIterations' | 'stopped' | 'noProgress';
}

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

const memory = 10;

/**
 * Minimises a smooth function by limited-memory BFGS with a strong Wolfe line search.
 * Nocedal and Wright, Numerical Optimization, algorithms 7.4, 7.5, 3.5 and 3.6.
 */
export async function minimise(
  objective: Objective,
  start: Float64Array,
  options: LbfgsOptions,
): Promise<LbfgsResult> {
  let at: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(at.length);
  let value = objective(at, gradient);
  const pairs: Pair[] = [];
  for (let iteration = 0; ; iteration++) {
    if (iteration > 0 && (await options.onIteration({ iteration, value, slope: largest(gradient) })))
      return { at, value, iterations: iteration, end: 'stopped' };
    if (largest(gradient) <= options.tolerance) return { at, value, iterations: iteration, end: 'converged' };
    if (iteration >= options.maxIterations) return { at, value, iterations: iteration, end: 'maxIterations' };
    const direction = descent(gradient, pairs);
    const first = pairs.length ? 1 : Math.min(1, 1 / norm(gradient));
    const found = searchLine(objective, at, value, gradient, direction, first);
    if (!found || !(found.value < value)) return { at, value, iterations: iteration, end: 'noProgress' };
    remember(pairs, at, gradient, found);
    ({ at, gradient, value } = found);
  }
}

interface Point {
  readonly at: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
  readonly length: number;
  readonly slope: number;
}

function descent(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((component) => -component);
  const weights: number[] = [];
  for (let k = pairs.length - 1; k >= 0; k--) {
    const pair = pairs[k]!;
    weights[k] = dot(pair.step, direction) / pair.curvature;
    add(direction, pair.change, -weights[k]!);
  }
  const last = pairs[pairs.length - 1];
  if (last) scale(direction, last.curvature / dot(last.change, last.change));
  for (let k = 0; k < pairs.length; k++) {
    const pair = pairs[k]!;
    add(direction, pair.step, weights[k]! - dot(pair.change, direction) / pair.curvature);
  }
  return direction;
}

function remember(pairs: Pair[], at: Float64Array, gradient: Float64Array, found: Point): void {
  const step = found.at.map((component, i) => component - at[i]!);
  const change = found.gradient.map((component, i) => component - gradient[i]!);
  const curvature = dot(step, change);
  if (curvature <= 1e-12 * Math.sqrt(dot(step, step) * dot(change, change))) return;
  pairs.push({ step, change, curvature });
  if (pairs.length > memory) pairs.shift();
}

function searchLine(
  objective: Objective,
  at: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  first: number,
): Point | undefined {
  const slope = dot(gradient, direction);
  if (!(slope < 0)) return undefined;
  const evaluate = (length: number): Point => {
    const next = at.map((component, i) => component + length * direction[i]!);
    const nextGradient = new Float64Array(at.length);
    return {
      at: next,
      value: objective(next, nextGradient),
      gradient: nextGradient,
      length,
      slope: dot(nextGradient, direction),
    };
  };
  const enough = (point: Point): boolean => point.value <= value + 1e-4 * point.length * slope;
  const flat = (point: Point): boolean => Math.abs(point.slope) <= -0.9 * slope;
  const zoom = (from: Point, to: Point): Point => {
    let [low, high] = [from, to];
    for (let round = 0; round < 30; round++) {
      const point = evaluate(between(low, high));
      if (!enough(point) || point.value >= low.value) high = point;
      else {
        if (flat(point)) return point;
        if (point.slope * (high.length - low.length) >= 0) high = low;
        low = point;
      }
    }
    return low;
  };
  let previous: Point = { at, value, gradient: Float64Array.from(gradient), length: 0, slope };
  let length = first;
  for (let round = 0; round < 30; round++, length *= 2) {
    const point = evaluate(length);
    if (!enough(point) || (round > 0 && point.value >= previous.value)) return zoom(previous, point);
    if (flat(point)) return point;
    if (point.slope >= 0) return zoom(point, previous);
    previous = point;
  }
  return previous;
}

/** The minimum of the parabola through two values and one slope, kept away from both ends. */
function between(low: Point, high: Point): number {
  const span = high.length - low.length;
  const bend = high.value - low.value - low.slope * span;
  const share = bend > 0 ? (-low.slope * span) / (2 * bend) : 0.5;
  return low.length + span * Math.min(0.9, Math.max(0.1, Number.isFinite(share) ? share : 0.5));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

function add(to: Float64Array, from: Float64Array, factor: number): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * from[i]!;
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i]! *= factor;
}

function largest(values: Float64Array): number {
  let result = 0;
  for (const value of values) result = Math.max(result, Math.abs(value));
  return result;
}
