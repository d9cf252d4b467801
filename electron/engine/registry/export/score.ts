/**
 * The scoring runtime of an exported model: plain Node with `@tensorflow/tfjs`, and nothing of Lathe. Bundled to one
 * file, `score.cjs`, that goes with every export; the recipe is applied by the same code as in Lathe.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { applyRecipe, expandRows, extraColumns, rowSource, type RawRow, type Recipe } from '../../recipes';

export interface Scorer {
  /** Names of the columns that rows must have. */
  readonly columns: readonly string[];
  /** `prediction` of each row, and for classes `probability_CLASS`. Throws for rows that the model cannot take. */
  predict(rows: readonly RawRow[]): Promise<Record<string, string | number>[]>;
  /** The model's numbers of each row: one value, or one probability a class. */
  outputs(rows: readonly RawRow[]): Promise<number[][]>;
  /** Columns of the rows that the model does not read. */
  extraColumns(rows: readonly RawRow[]): string[];
}

/** Loads the exported model in `folder`. */
export async function load(folder: string = __dirname): Promise<Scorer> {
  const recipe = JSON.parse(readFileSync(join(folder, 'recipe.json'), 'utf8')) as Recipe;
  const model = await loadModel(folder);
  const outputs = async (rows: readonly RawRow[]): Promise<number[][]> => {
    if (rows.length === 0) return [];
    const matrix = await applyRecipe(recipe, rowSource(rows, recipe.inputs));
    const features = new Float32Array(matrix.rows * matrix.width);
    expandRows(
      matrix,
      Uint32Array.from(rows, (_, row) => row),
      0,
      matrix.rows,
      features,
    );
    return tf.tidy(() =>
      (model.predict(tf.tensor2d(features, [matrix.rows, matrix.width])) as tf.Tensor2D).arraySync(),
    );
  };
  return {
    columns: recipe.inputs.map(({ name }) => name),
    outputs,
    predict: async (rows) => (await outputs(rows)).map((values) => describe(values, recipe.classes)),
    extraColumns: (rows) => extraColumns(recipe, rowSource(rows, recipe.inputs).columns),
  };
}

function loadModel(folder: string): Promise<tf.LayersModel> {
  const { modelTopology, weightsManifest } = JSON.parse(
    readFileSync(join(folder, 'model.json'), 'utf8'),
  ) as tf.io.ModelJSON;
  const data = readFileSync(join(folder, 'weights.bin'));
  return tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology,
      weightSpecs: weightsManifest.flatMap(({ weights }) => weights),
      weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer,
    }),
  );
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
