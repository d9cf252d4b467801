import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ModelDescription, Signature } from '@shared/model';
import { linear, logistic, mlp, type EstimatorFamily } from '../estimators';
import { quoteText, withDatabase, type ColumnSource } from '../frames';
import { fitRecipe } from '../recipes';
import { appRoot } from '../runtimes';
import { scratchFolder, sourceOf, trainingControl } from '../testing';
import { exportModel, predictFile, readModel, scoreRows, trainModel } from './index';

const mlpOptions: Parameters<typeof mlp.fit>[1] = {
  ...{
    hidden: [8],
    activation: 'relu',
    dropout: 0,
    l2: 0,
    optimizer: 'adam',
    learningRate: 0.01,
    batchSize: 32,
  },
  ...{ epochs: 3, validation: 0.2, patience: 0, classWeights: 'none', seed: 7, engine: 'wasm' },
};
const logisticOptions = { C: 1, classWeights: 'none', tolerance: 1e-4, maxIterations: 100 } as const;

const numbers = [...Array(150).keys()];
const animals = sourceOf({
  weight: ['decimal', numbers.map((i) => (i % 13 === 5 ? null : (i * 37) % 100))],
  legs: ['integer', numbers.map((i) => (i % 3) * 2)],
  code: ['text', numbers.map((i) => (i % 17 === 3 ? null : `00${i % 4}`))],
  tame: ['boolean', numbers.map((i) => i % 5 === 0)],
  price: ['decimal', numbers.map((i) => 1000 * (i % 3) + 50 * (i % 4) + ((i * 37) % 100))],
  kind: ['text', numbers.map((i) => ['fish', 'bird', 'cat'][(i + (i % 7 === 0 ? 1 : 0)) % 3]!)],
});

let script: string;
beforeAll(async () => {
  script = join(appRoot(), '.cache', 'tests', `score.${process.pid}.cjs`);
  await build({
    ...{ entryPoints: [join(appRoot(), 'electron/engine/registry/export/score.ts')], outfile: script },
    ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node16', external: ['@tensorflow/tfjs'] },
    tsconfig: join(appRoot(), 'tsconfig.base.json'),
  });
});

afterAll(() => rmSync(script, { force: true }));

async function train<P>(
  family: EstimatorFamily<P>,
  params: P,
  target = 'kind',
  source: ColumnSource = animals,
): Promise<string> {
  const exclude = target === 'kind' ? ['price'] : ['kind'];
  const recipe = await fitRecipe(source, { target, task: 'auto', exclude, steps: [] }, () => undefined);
  const folder = join(scratchFolder(), 'model');
  await trainModel(
    {
      source,
      recipe,
      family,
      params,
      seed: 7,
      lineage: { trainHash: 'train', recipeHash: 'recipe' },
      folder,
    },
    trainingControl(),
  );
  return folder;
}
const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;

it('keeps all that a model needs in its folder, and scores the same after reading it', async () => {
  const folder = await train(mlp, mlpOptions);
  expect(readdirSync(folder).sort()).toEqual([
    'card.md',
    'estimator',
    'example.json',
    'kept.json',
    'model.json',
    'recipe.json',
    'reference.json',
  ]);
  const description = readJson<ModelDescription>(folder, 'model.json');
  expect(description).toMatchObject({
    family: 'mlp',
    task: 'classification',
    classes: ['bird', 'cat', 'fish'],
    training: { engine: 'tfjs WebAssembly', rows: 150, validationRows: 30, features: 7, epochs: 3 },
  });
  // 7 features by 8 units by 3 classes: 7·8 + 8 + 8·3 + 3.
  expect(description.training.weights).toBe(91);
  expect(readJson<unknown[]>(folder, 'example.json')).toHaveLength(20);
  const kept = readJson<{ rows: unknown[]; outputs: number[][] }>(folder, 'kept.json');
  expect(kept.rows).toHaveLength(100);
  const model = await readModel(folder);
  const { outputs, extra } = await scoreRows(model, animals);
  expect(extra).toEqual(['price']);
  expect([...outputs.subarray(0, 3)]).toEqual(kept.outputs[0]);
});

it('describes the training rows for telling drift', async () => {
  const folder = await train(logistic, logisticOptions);
  const reference = readJson<Record<string, { missing: number; shares: unknown[]; edges?: number[] }>>(
    folder,
    'reference.json',
  );
  expect(reference['legs']).toMatchObject({ missing: 0, edges: [0, 2, 4] });
  expect(reference['code']!.missing).toBe(9);
  expect(reference['code']!.shares.map((share) => (share as [string])[0]).sort()).toEqual([
    '000',
    '001',
    '002',
    '003',
  ]);
});

it.each([
  ['linear', linear as EstimatorFamily<never>, { alpha: 1 }, 'price'],
  ['logistic', logistic as EstimatorFamily<never>, logisticOptions, 'kind'],
  ['network', mlp as EstimatorFamily<never>, mlpOptions, 'kind'],
  ['network of a regression', mlp as EstimatorFamily<never>, mlpOptions, 'price'],
])(
  'exports a %s to TensorFlow.js, and plain Node scores rows as the model does',
  async (_, family, params, target) => {
    const modelFolder = await train(family, params as never, target);
    const out = join(scratchFolder(), 'exports', 'animals');
    const proof = await exportModel({ modelFolder, format: 'tfjs', out }, undefined, script);
    expect(proof.rows).toBe(100);
    expect(proof.deviation).toBeLessThan(proof.tolerance);
    expect(proof.files).toEqual([
      'README.md',
      'model.json',
      'package.json',
      'proof.json',
      'recipe.json',
      'rows.json',
      'score.cjs',
      'signature.json',
      'weights.bin',
    ]);
    expect(readdirSync(join(out, '..'))).toEqual(['animals']);
    const { outputs } = readJson<{ outputs: number[][] }>(modelFolder, 'kept.json');
    const withTensorFlow = { NODE_PATH: join(appRoot(), 'node_modules') };
    for (const found of [withTensorFlow, {}]) {
      const printed = execFileSync(process.execPath, ['score.cjs', 'rows.json'], {
        cwd: out,
        env: found,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const predictions = JSON.parse(printed) as Record<string, number | string>[];
      expect(Object.keys(predictions[0]!)).toEqual(
        readJson<Signature>(out, 'signature.json').outputs.map(({ name }) => name),
      );
      predictions.forEach((prediction, row) => {
        const values = Object.values(prediction).filter((value) => typeof value === 'number');
        values.forEach((value, index) =>
          expect(Math.abs(value - outputs[row]![index]!)).toBeLessThan(proof.tolerance),
        );
      });
    }
  },
);

it('leaves nothing behind when the export does not agree with the model', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const keptFile = join(modelFolder, 'kept.json');
  const kept = readJson<{ outputs: number[][] }>(keptFile);
  kept.outputs[50]![0]! += 0.001;
  writeFileSync(keptFile, JSON.stringify(kept));
  const out = join(scratchFolder(), 'export');
  await expect(exportModel({ modelFolder, format: 'tfjs', out }, undefined, script)).rejects.toMatchObject({
    code: 'export.deviation',
  });
  expect(existsSync(out)).toBe(false);
  expect(readdirSync(join(out, '..'))).toEqual([]);
});

it('does not write over a folder that is in use', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const out = scratchFolder();
  writeFileSync(join(out, 'mine.txt'), 'mine');
  await expect(exportModel({ modelFolder, format: 'tfjs', out }, undefined, script)).rejects.toMatchObject({
    code: 'file.exists',
  });
  expect(readdirSync(out)).toEqual(['mine.txt']);
});

const control = { ...trainingControl() };

it('scores a CSV file into another, keeping leading zeros and the order', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const folder = scratchFolder();
  const [inFile, outFile] = [join(folder, 'in.csv'), join(folder, 'out', 'scored.csv')];
  writeFileSync(
    inFile,
    'note,weight,legs,code,tame\nfirst,50,0,001,true\nsecond,,2,,false\nthird,1e3,4,unseen,true\n',
  );
  const result = await predictFile({ modelFolder, inFile, outFile }, control);
  expect(result).toEqual({ rows: 3, warnings: ['not read by the model: note'] });
  const [header, ...lines] = readFileSync(outFile, 'utf8').trim().split('\n');
  expect(header).toBe(
    'note,weight,legs,code,tame,prediction,probability_bird,probability_cat,probability_fish',
  );
  expect(lines.map((line) => line.split(',')[0])).toEqual(['first', 'second', 'third']);
  const rows = sourceOf({
    weight: ['decimal', [50, null, 1e3]],
    legs: ['integer', [0, 2, 4]],
    code: ['text', ['001', null, 'unseen']],
    tame: ['boolean', [true, false, true]],
  });
  const { outputs } = await scoreRows(await readModel(modelFolder), rows);
  lines.forEach((line, row) =>
    line
      .split(',')
      .slice(6)
      .forEach((text, code) => expect(Number(text)).toBeCloseTo(outputs[row * 3 + code]!, 12)),
  );
});

it('scores a CSV file of UTF-16', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const folder = scratchFolder();
  const [inFile, outFile] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
  writeFileSync(inFile, '\uFEFFnote;weight;legs;code;tame\nJosé;50;0;7;true\n', 'utf16le');
  expect((await predictFile({ modelFolder, inFile, outFile }, control)).rows).toBe(1);
  expect(readFileSync(outFile, 'utf8')).toContain('\nJosé,50,0,7,true,');
});

it('does not write predictions over the rows they are for', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const inFile = join(scratchFolder(), 'in.csv');
  writeFileSync(inFile, 'weight,legs,code,tame\n50,0,7,true\n');
  await expect(predictFile({ modelFolder, inFile, outFile: inFile }, control)).rejects.toMatchObject({
    code: 'parameter.invalid',
  });
  expect(readFileSync(inFile, 'utf8')).toBe('weight,legs,code,tame\n50,0,7,true\n');
});

it('scores JSON, text as written', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const folder = scratchFolder();
  const [inFile, outFile] = [join(folder, 'in.json'), join(folder, 'out.tsv')];
  writeFileSync(inFile, JSON.stringify([{ weight: 50, legs: 0, code: '001', tame: true }]));
  await predictFile({ modelFolder, inFile, outFile }, control);
  const [header, line] = readFileSync(outFile, 'utf8').trim().split('\n');
  expect(header!.split('\t').slice(0, 5)).toEqual(['weight', 'legs', 'code', 'tame', 'prediction']);
  expect(line!.split('\t')[2]).toBe('001');
});

it('says which file of a model is damaged', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  writeFileSync(join(modelFolder, 'model.json'), '{ "lathe": 1 }');
  await expect(readModel(modelFolder)).rejects.toMatchObject({
    code: 'artifact.damaged',
    message: "The model's model.json is damaged.",
  });
});

it('scores Parquet of more rows than one piece holds', async () => {
  const modelFolder = await train(linear, { alpha: 1 }, 'price');
  const folder = scratchFolder();
  const [inFile, outFile] = [join(folder, 'in.parquet'), join(folder, 'out.parquet')];
  await withDatabase((connection) =>
    connection.run(
      `COPY (SELECT i::DOUBLE % 100 AS weight, i % 3 * 2 AS legs, '00' || i % 4 AS code, i % 5 = 0 AS tame, i AS prediction FROM range(250000) t(i)) TO ${quoteText(inFile)}`,
    ),
  );
  expect((await predictFile({ modelFolder, inFile, outFile }, control)).rows).toBe(250_000);
  const [counts] = await withDatabase(async (connection) =>
    (
      await connection.runAndReadAll(
        `SELECT count(*), count(DISTINCT prediction_1), sum((prediction <> row)::INT) FROM (SELECT *, row_number() OVER () - 1 AS row FROM ${quoteText(outFile)})`,
      )
    ).getRows(),
  );
  // weight, legs, code and tame repeat together every 300 rows.
  expect(counts!.map(Number)).toEqual([250_000, 300, 0]);
});

it.each([
  [
    'a column that is missing',
    'weight,legs,code\n1,2,3\n',
    { code: 'model.signature', about: { column: 'tame' } },
  ],
  [
    'text for a number',
    'weight,legs,code,tame\nheavy,2,3,true\n',
    { code: 'model.signature', about: { column: 'weight' } },
  ],
  ['no rows', 'weight,legs,code,tame\n', { code: 'data.empty' }],
  [
    'a line that is cut off',
    'weight,legs,code,tame\n1,2,3,true\n1,2\n',
    { code: 'file.malformed', about: { line: 3 } },
  ],
])('refuses a file with %s', async (_, text, error) => {
  const modelFolder = await train(logistic, logisticOptions);
  const folder = scratchFolder();
  const [inFile, outFile] = [join(folder, 'in.csv'), join(folder, 'out.csv')];
  writeFileSync(inFile, text);
  await expect(predictFile({ modelFolder, inFile, outFile }, control)).rejects.toMatchObject(error);
  expect(readdirSync(folder)).toEqual(['in.csv']);
});

it('says which file is missing, and which formats it takes', async () => {
  const modelFolder = await train(logistic, logisticOptions);
  const folder = scratchFolder();
  const outFile = join(folder, 'out.csv');
  await expect(
    predictFile({ modelFolder, inFile: join(folder, 'in.csv'), outFile }, control),
  ).rejects.toMatchObject({ code: 'file.missing' });
  await expect(
    predictFile({ modelFolder, inFile: join(folder, 'in.xyz'), outFile }, control),
  ).rejects.toMatchObject({ code: 'parameter.invalid' });
});
