/**
 * What danfo takes from mathjs, made for plain numbers only: all of mathjs, which it would load, takes longer to start
 * than everything else of it together.
 */
import {
  create,
  meanDependencies,
  medianDependencies,
  modeDependencies,
  stdDependencies,
  varianceDependencies,
} from 'mathjs/number';

export const { mean, median, mode, std, variance } = create({
  meanDependencies,
  medianDependencies,
  modeDependencies,
  stdDependencies,
  varianceDependencies,
});
