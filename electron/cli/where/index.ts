export { parseExpression, type Expression } from './parseExpression';
export { matchesExpression, readsParameters } from './matchesExpression';
