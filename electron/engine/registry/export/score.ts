/**
 * The scoring runtime of an exported model: plain Node, and nothing of Lathe. Bundled to one file, `score.cjs`, that
 * goes with every export; the recipe is applied by the same code as in Lathe. The network runs in TensorFlow.js where
 * that is installed, else in plain JavaScript.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';
import { predictNetwork, readLayersModel } from '../../estimators';
import {
  applyRecipe,
  expandRows,
  extraColumns,
  rowSource,
  type FeatureMatrix,
  type RawRow,
  type Recipe,
} from '../../recipes';

export type ScoringEngine = 'tfjs' | 'plain';

export interface Scorer {
  /** What computes the network. */
  readonly engine: ScoringEngine;
  /** Names of the columns that rows must have. */
  readonly columns: readonly string[];
  /** `prediction` of each row, and for classes `probability_CLASS`. Throws for rows that the model cannot take. */
  predict(rows: readonly RawRow[]): Promise<Record<string, string | number>[]>;
  /** The model's numbers of each row: one value, or one probability a class. */
  outputs(rows: readonly RawRow[]): Promise<number[][]>;
  /** Columns of the rows that the model does not read. */
  extraColumns(rows: readonly RawRow[]): string[];
}

/** Loads the exported model in `folder`. The engine is TensorFlow.js where it is installed, unless one is named. */
export async function load(folder: string = __dirname, wanted?: ScoringEngine): Promise<Scorer> {
  const recipe = JSON.parse(readFileSync(join(folder, 'recipe.json'), 'utf8')) as Recipe;
  const tensorFlow = wanted === 'plain' ? undefined : installedTensorFlow(wanted === 'tfjs');
  const compute = tensorFlow ? await layersModel(tensorFlow, folder) : await plainNetwork(folder);
  const outputs = async (rows: readonly RawRow[]): Promise<number[][]> =>
    rows.length === 0 ? [] : compute(await applyRecipe(recipe, rowSource(rows, recipe.inputs)));
  return {
    engine: tensorFlow ? 'tfjs' : 'plain',
    columns: recipe.inputs.map(({ name }) => name),
    outputs,
    predict: async (rows) => (await outputs(rows)).map((values) => describe(values, recipe.classes)),
    extraColumns: (rows) => extraColumns(recipe, rowSource(rows, recipe.inputs).columns),
  };
}

type Compute = (matrix: FeatureMatrix) => number[][];

function installedTensorFlow(required: boolean): typeof TensorFlow | undefined {
  try {
    return require('@tensorflow/tfjs') as typeof TensorFlow;
  } catch (error) {
    if (required || (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    return undefined;
  }
}

async function layersModel(tf: typeof TensorFlow, folder: string): Promise<Compute> {
  const { modelTopology, weightsManifest } = JSON.parse(
    readFileSync(join(folder, 'model.json'), 'utf8'),
  ) as TensorFlow.io.ModelJSON;
  const data = readFileSync(join(folder, 'weights.bin'));
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer,
    }),
  );
  return (matrix) => {
    const features = new Float32Array(matrix.rows * matrix.width);
    const order = Uint32Array.from({ length: matrix.rows }, (_, row) => row);
    expandRows(matrix, order, 0, matrix.rows, features);
    return tf.tidy(() =>
      (model.predict(tf.tensor2d(features, [matrix.rows, matrix.width])) as TensorFlow.Tensor2D).arraySync(),
    );
  };
}

async function plainNetwork(folder: string): Promise<Compute> {
  const layers = await readLayersModel(folder);
  const width = layers[layers.length - 1]!.units;
  return (matrix) => {
    const values = predictNetwork(layers, matrix);
    return Array.from({ length: matrix.rows }, (_, row) => [
      ...values.subarray(row * width, (row + 1) * width),
    ]);
  };
}

function describe(
  values: readonly number[],
  classes: readonly string[] | undefined,
): Record<string, string | number> {
  if (!classes) return { prediction: values[0]! };
  let best = 0;
  values.forEach((value, code) => (best = value > values[best]! ? code : best));
  return {
    prediction: classes[best]!,
    ...Object.fromEntries(classes.map((label, code) => [`probability_${label}`, values[code]!])),
  };
}

/** `node score.cjs rows.json`: scores a JSON array of rows and prints a JSON array. */
async function main(file: string | undefined): Promise<void> {
  if (file === undefined)
    throw new Error('Give a JSON file that holds an array of rows: node score.cjs rows.json');
  const rows = JSON.parse(readFileSync(file, 'utf8')) as RawRow[];
  if (!Array.isArray(rows)) throw new Error(`${file} must hold a JSON array of rows.`);
  const scorer = await load();
  const extra = scorer.extraColumns(rows);
  if (extra.length) process.stderr.write(`Not read by the model: ${extra.join(', ')}\n`);
  process.stdout.write(`${JSON.stringify(await scorer.predict(rows), undefined, 2)}\n`);
}

if (require.main === module)
  main(process.argv[2]).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
