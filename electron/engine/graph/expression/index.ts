export {
  conditionBlocks,
  conditionNames,
  conditionsOf,
  evaluateCondition,
  isScope,
  parseCondition,
  splitName,
  type ConditionResult,
} from './condition';
export { namesIn, type Dialect, type Expression } from './expression';
export { matchesExpression, type NameReader } from './matchesExpression';
export { parseExpression } from './parseExpression';
