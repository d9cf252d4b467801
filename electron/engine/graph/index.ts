export { cacheKey, type KeyParts } from './cacheKey';
export { canonicalJson } from './canonicalJson';
export { checkProjectDocument } from './checkProjectDocument';
export { edgesInto, outputPort, type Edge } from './edges';
export { editYaml } from './editYaml';
export {
  conditionBlocks,
  conditionNames,
  conditionsOf,
  evaluateCondition,
  matchesExpression,
  namesIn,
  parseExpression,
  type ConditionResult,
  type Dialect,
  type Expression,
  type NameReader,
} from './expression';
export { firstError } from './fault';
export { kindCatalogue, type AnyBlockKind, type KindCatalogue } from './kindCatalogue';
export { topologicalOrder, withAncestors } from './order';
export { applySettings, parseSetting } from './overrides';
export { planRun, type PlannedBlock, type PlanOptions } from './plan';
export { resolveInside } from './projectPath';
export { documentFaults, formatVersion, readDocument } from './readDocument';
export { whatChanged } from './reasons';
export { resolveVariables } from './resolveVariables';
export { createScope, type ScopeParts } from './scope';
export { substitute, type Scope, type Variables } from './substitution';
export { readPipeline, type PipelineSurroundings, type ReadPipeline } from './validatePipeline';
export { formatYaml } from './yamlText';
