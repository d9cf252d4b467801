import { LatheError } from '@shared/errors';
import type { EstimatorFamily, FittedEstimator } from './estimator';
import { linear } from './linear/linear';
import { logistic } from './logistic/logistic';
import { mlp } from './mlp/mlp';

const estimatorFamilies: readonly Pick<EstimatorFamily<never>, 'family' | 'load'>[] = [linear, logistic, mlp];

/** The estimator that a family saved in `folder`. @throws LatheError `artifact.damaged` for an unknown family */
export async function loadEstimator(family: string, folder: string): Promise<FittedEstimator> {
  const found = estimatorFamilies.find((candidate) => candidate.family === family);
  if (!found)
    throw new LatheError(
      'artifact.damaged',
      `This version of Lathe does not know models of the family ${family}.`,
      { cure: 'Update Lathe, or train the model again.' },
    );
  return found.load(folder);
}
