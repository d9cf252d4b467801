import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { evaluationSchema, type BlockRun, type Evaluation } from '@shared/model';
import { artifactFolder, presentArtifact, type ProjectStore } from '../store';

/** @throws LatheError `artifact.missing`, `artifact.damaged`. */
export function readEvaluation(store: ProjectStore, hash: string): Evaluation {
  const file = join(presentArtifact(store.artifacts, hash), 'evaluation.json');
  try {
    return evaluationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new LatheError('artifact.damaged', 'This result is no evaluation, or its file is damaged.', {
      about: { file },
      cause,
      cure: 'Run the evaluation block anew.',
    });
  }
}

/** The evaluations that a run left, with the block of each; those no longer in the store are left out. */
export function evaluationsOf(
  blocks: readonly BlockRun[],
  store: ProjectStore,
): { block: string; evaluation: Evaluation }[] {
  return blocks.flatMap(({ block, outputs }) =>
    Object.values(outputs)
      .filter(({ type, hash }) => type === 'metrics' && existsSync(artifactFolder(store.artifacts, hash)))
      .map(({ hash }) => ({ block, evaluation: readEvaluation(store, hash) })),
  );
}
