import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { FeatureMatrix } from '../recipes';
import { trainingControl } from '../testing';
import { fitRidge } from './linear/linear';
import { linear, loadEstimator, logistic, type TrainingData } from './index';

/** Two numeric columns and a one-hot block of three: X in the scikit-learn calls below, next to np.eye(3)[[0,1,2,0,1,2]]. */
const matrix: FeatureMatrix = {
  rows: 6,
  width: 5,
  features: [
    { kind: 'numeric', column: 'a', values: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { kind: 'numeric', column: 'b', values: Float32Array.of(2, 1, 5, 3, 8, 4) },
    { kind: 'oneHot', column: 'c', labels: ['x', 'y', 'z'], codes: Int32Array.of(0, 1, 2, 0, 1, 2) },
  ],
};
const values = Float64Array.of(1, 3, 2, 5, 4, 8);
const classified = (...codes: number[]): TrainingData => ({
  matrix,
  target: {
    task: 'classification',
    classes: [...new Set(codes)].map(String),
    codes: Int32Array.from(codes),
  },
});

function expectClose(actual: ArrayLike<number>, expected: readonly number[], digits = 6): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, index) => expect(actual[index]).toBeCloseTo(value, digits));
}

it('solves ridge regression as Ridge(alpha=0.1).fit(Z, y) of scikit-learn 1.9.1', () => {
  const { weights, intercept } = fitRidge(matrix, values, 0.1);
  expectClose(
    weights,
    [
      1.6639347870901475, -0.5851916006294292, 0.047948558334195895, 0.054089905161539394,
      -0.10203846349574425,
    ],
    10,
  );
  expect(intercept).toBeCloseTo(0.25279604759729857, 10);
});

it('solves ordinary least squares as Ridge(alpha=0).fit(X, y), also with columns that depend on each other', () => {
  const plain = { ...matrix, width: 2, features: matrix.features.slice(0, 2) };
  const { weights, intercept } = fitRidge(plain, values, 0);
  expectClose(weights, [1.6624493927125503, -0.5926113360323884]);
  expect(intercept).toBeCloseTo(0.2864372469635632, 6);
  expect([...fitRidge(matrix, values, 0).weights].every(Number.isFinite)).toBe(true);
});

it('loses no digits to a large mean', () => {
  const far = {
    ...matrix,
    width: 1,
    features: [
      { kind: 'numeric', column: 'a', values: Float32Array.of(1, 2, 3, 4, 5, 6).map((x) => x + 1e6) },
    ],
  } satisfies FeatureMatrix;
  // np.polyfit([1..6], y, 1): slope 1.2 = Σ(x - 3.5)(y - 23/6) / 17.5 = 20.5 / 17.5
  expect(fitRidge(far, values, 0).weights[0]).toBeCloseTo(20.5 / 17.5, 8);
});

it.each([
  [
    1,
    [
      0.054775950997324005, 0.04865729539415223, 0.7761006168345198, 0.3068324120477017, 0.9844817604741513,
      0.8291519648614156,
    ],
  ],
  [
    10,
    [
      0.0031388353772468422, 0.002833725824180207, 0.9436411502748695, 0.10187777667022187,
      0.9997169921867027, 0.9487915102616927,
    ],
  ],
])(
  'fits two classes as LogisticRegression(C=%d, tol=1e-10).fit(Z, [0,0,1,0,1,1]).predict_proba(Z)',
  async (C, expected) => {
    const options = { C, tolerance: 1e-9, maxIterations: 1000, classWeights: 'none' } as const;
    const { estimator } = await logistic.fit(classified(0, 0, 1, 0, 1, 1), options, trainingControl());
    const probabilities = estimator.predict(matrix);
    expectClose(
      probabilities.filter((_, index) => index % 2 === 1),
      expected,
      5,
    );
  },
);

it("fits balanced classes as LogisticRegression(class_weight='balanced', tol=1e-10).fit(Z, [0,0,1,0,0,1])", async () => {
  const options = { C: 1, tolerance: 1e-9, maxIterations: 1000, classWeights: 'balanced' } as const;
  const { estimator } = await logistic.fit(classified(0, 0, 1, 0, 0, 1), options, trainingControl());
  const expected = [
    0.1634703805957664, 0.18416097687892172, 0.6148195786450964, 0.35175772684131024, 0.47908594676963184,
    0.7959428762956712,
  ];
  expectClose(
    estimator.predict(matrix).filter((_, index) => index % 2 === 1),
    expected,
    5,
  );
});

it('fits three classes as LogisticRegression(tol=1e-10).fit(Z, [0,1,2,0,2,1]).predict_proba(Z)', async () => {
  const options = { C: 1, tolerance: 1e-9, maxIterations: 1000, classWeights: 'none' } as const;
  const { estimator } = await logistic.fit(classified(0, 1, 2, 0, 2, 1), options, trainingControl());
  expectClose(
    estimator.predict(matrix),
    [
      ...[
        0.7969365967438988, 0.13090380647440897, 0.0721595967816923, 0.2965451174839779, 0.6759050425551043,
        0.027549839960917945,
      ],
      ...[
        0.1712906643490459, 0.12393493657277457, 0.7047743990781796, 0.5800850630892662, 0.3299557692954654,
        0.0899591676152684,
      ],
      ...[
        0.020408767082032056, 0.016403423372838892, 0.9631878095451291, 0.13473382715835505,
        0.7228970982675188, 0.1423690745741261,
      ],
    ],
    5,
  );
});

it('tells its loss at every iteration and listens to cancel and stop', async () => {
  const options = { C: 1e6, tolerance: 1e-12, maxIterations: 1000, classWeights: 'none' } as const;
  const losses: number[] = [];
  const stop = new AbortController();
  const { report } = await logistic.fit(
    classified(0, 0, 1, 0, 1, 1),
    options,
    trainingControl({
      stopEarly: stop.signal,
      points: ([point]) => {
        losses.push(point!.value);
        if (losses.length === 3) stop.abort();
      },
    }),
  );
  expect(report).toMatchObject({ epochs: 3, stopped: 'stopped on request' });
  expect(losses[2]).toBeLessThan(losses[0]!);
  const cancel = new AbortController();
  const cancelled = logistic.fit(
    classified(0, 0, 1, 0, 1, 1),
    options,
    trainingControl({ signal: cancel.signal, points: () => cancel.abort() }),
  );
  await expect(cancelled).rejects.toMatchObject({ code: 'run.cancelled' });
});

it('predicts the same after saving and loading', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lathe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { estimator } = await linear.fit(
    { matrix, target: { task: 'regression', values } },
    { alpha: 1 },
    trainingControl(),
  );
  await estimator.save(folder);
  expect((await loadEstimator('linear', folder)).predict(matrix)).toEqual(estimator.predict(matrix));
  await expect(loadEstimator('boosting', folder)).rejects.toMatchObject({ code: 'artifact.damaged' });
});

it('refuses a task that it does not do', async () => {
  await expect(linear.fit(classified(0, 1, 0, 1, 0, 1), { alpha: 1 }, trainingControl())).rejects.toThrow(
    /classification/,
  );
});
