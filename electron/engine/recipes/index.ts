export { applyRecipe } from './applyRecipe';
export { extraColumns } from './checkColumns';
export {
  expandRows,
  featureNames,
  featureWidth,
  selectRows,
  type Feature,
  type FeatureMatrix,
} from './featureMatrix';
export { fitRecipe } from './fitRecipe';
export type { RecipeRequest } from './recipeRequest';
export { readRecipe, writeRecipe } from './recipeFile';
export type { Recipe, RecipeInput } from './recipe';
export { signatureOf } from './signature';
export { readTarget, type Target } from './target';
export { stepSpecificationSchema, type StepSpecification } from './stepSpecification';
export { rowSource, type RawRow } from './rowSource';
