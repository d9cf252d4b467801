import type { StepName } from '../stepSpecification';
import { impute } from './impute';
import { oneHot } from './oneHot';
import { standardise } from './standardise';
import type { RecipeStep } from './step';

const steps = { impute, standardise, oneHot } satisfies { [N in StepName]: RecipeStep<N, never> | unknown };

/** The step of a name. Its state is what its own `fit` returned, so the types of states are erased here. */
export function stepNamed(name: StepName): RecipeStep<StepName, unknown> {
  return steps[name] as unknown as RecipeStep<StepName, unknown>;
}

export { applyStep, type FitNotes } from './step';
