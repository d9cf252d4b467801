import type { Task } from '@shared/model';
import type { StepSpecification } from './stepSpecification';

/** What is wanted of a recipe, before it sees rows. */
export interface RecipeRequest {
  readonly target: string;
  readonly task: Task | 'auto';
  readonly exclude: readonly string[];
  /** Empty: the automatic steps. */
  readonly steps: readonly StepSpecification[];
}
