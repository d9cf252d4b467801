import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LatheError } from '@shared/errors';
import type { ExportProof } from '@shared/model';
import { writeLayersModel } from '../../estimators';
import type { Recipe } from '../../recipes';
import { writeRecipe } from '../../recipes';
import { loadTensorFlow } from '../../runtimes';
import type { TaskInput } from '../../scheduling/protocol';
import type { KeptRows } from '../keptRows';
import { readKeptRows, readModel, type LoadedModel } from '../modelFolder';
import { exportReadme } from './readme';
import { runScoringScript, scoringScript } from './scoringScript';

/**
 * Largest difference allowed, relative to the largest output where that exceeds 1: single precision in another order
 * of additions stays a hundred times below.
 */
const tolerance = 1e-4;
const exampleRows = 5;

/**
 * Writes a model as a folder for TensorFlow.js with its preprocessing, and proves it: the folder's own scoring script
 * is loaded afresh and scores the kept training rows, in TensorFlow.js and in plain JavaScript. `out` appears whole, or not at all.
 * @throws LatheError `export.deviation` when a prediction differs by more than the tolerance, `file.exists` when
 * `out` is there and not empty, `runtime.unavailable` without the built scoring script
 */
export async function exportModel(
  { modelFolder, out }: TaskInput<'model.export'>,
  _control?: unknown,
  script = scoringScript(),
): Promise<ExportProof> {
  const model = await readModel(modelFolder);
  const kept = await readKeptRows(modelFolder);
  const target = resolve(out);
  await requireFree(target);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), '.lathe-export-'));
  try {
    await writeFiles(draft, model, kept, script);
    const proof = await prove(draft, kept);
    await writeJson(draft, 'proof.json', proof);
    // A temporary folder is its maker's alone; an export is as readable as any new folder.
    await chmod(draft, 0o777 & ~process.umask());
    await rm(target, { recursive: true, force: true });
    await rename(draft, target);
    return { format: 'tfjs', folder: target, files: (await readdir(target)).sort(), ...proof };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

type Proof = Pick<ExportProof, 'rows' | 'deviation' | 'tolerance'>;

async function requireFree(folder: string): Promise<void> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new LatheError('file.exists', `${folder} is not a folder to export to.`, {
      about: { file: folder },
      cause: error,
      cure: 'Choose another folder.',
    });
  });
  if (present.length)
    throw new LatheError('file.exists', `The folder ${folder} is not empty.`, {
      about: { file: folder },
      cure: 'Choose a new or an empty folder.',
    });
}

async function writeFiles(
  folder: string,
  { description, recipe, estimator }: LoadedModel,
  kept: KeptRows,
  script: string,
): Promise<void> {
  const layers = estimator.layers?.();
  if (!layers)
    throw new LatheError(
      'request.invalid',
      `A model of the family ${description.family} cannot be written for TensorFlow.js.`,
      { cure: 'Choose another format.' },
    );
  await writeLayersModel(folder, layers);
  await writeRecipe(folder, recipe);
  const { signature, task, target, classes } = description;
  await writeJson(folder, 'signature.json', { task, target, ...(classes ? { classes } : {}), ...signature });
  await writeJson(folder, 'rows.json', kept.rows.slice(0, exampleRows));
  await writeJson(folder, 'package.json', packageOf(recipe));
  await writeFile(join(folder, 'README.md'), exportReadme(description));
  await copyFile(script, join(folder, 'score.cjs')).catch((cause: unknown) => {
    throw new LatheError(
      'runtime.unavailable',
      'The scoring script that goes with exports has not been built.',
      { cause, cure: 'Run `npm run build`.' },
    );
  });
}

function packageOf({ target }: Recipe) {
  return {
    name: 'exported-model',
    private: true,
    description: `Predicts ${target.name}`,
    main: 'score.cjs',
    dependencies: { '@tensorflow/tfjs': '4.22.0' },
  };
}

async function prove(folder: string, kept: KeptRows): Promise<Proof> {
  // The backend that plain Node has.
  await loadTensorFlow('cpu');
  const { load } = runScoringScript(join(folder, 'score.cjs'));
  let [deviation, largest] = [0, 1];
  for (const engine of ['tfjs', 'plain'] as const) {
    const scorer = await load(folder, engine);
    const outputs = await scorer.outputs(kept.rows);
    kept.outputs.forEach((row, index) =>
      row.forEach((value, column) => {
        const difference = Math.abs(value - outputs[index]![column]!);
        if (!(difference <= deviation)) deviation = difference;
        largest = Math.max(largest, Math.abs(value));
      }),
    );
  }
  const proof = { rows: kept.rows.length, deviation, tolerance: tolerance * largest };
  if (deviation <= proof.tolerance) return proof;
  throw new LatheError(
    'export.deviation',
    `The exported model differs by ${deviation.toPrecision(3)} from the original, more than the ${proof.tolerance.toPrecision(1)} allowed, so nothing was exported.`,
    {
      cure: 'Train the model again; if it stays so, report it with the project.',
    },
  );
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, name), `${JSON.stringify(value, undefined, 2)}\n`);
}
