import { LatheError } from '@shared/errors';
import { namesIn, parseExpression, type Expression } from '@engine/index';

const plainFields = ['id', 'state', 'pipeline', 'trigger', 'seconds'];

/** The expression of `--where`, over the fields of a run. Throws `request.invalid` with the position. */
export function parseWhere(source: string): Expression {
  return parseExpression(source, { comparesNames: false, faultOf, error });
}

/** Whether an expression asks for parameters, which the list of runs does not carry. */
export function readsParameters(expression: Expression): boolean {
  return namesIn(expression).some((name) => name.startsWith('params.'));
}

function faultOf(field: string): string | undefined {
  if (plainFields.includes(field) || /^metrics\..+/.test(field) || /^params\.[^.]+\..+/.test(field)) {
    return undefined;
  }
  return `there is no field "${field}"; there are ${plainFields.join(', ')}, metrics.NAME and params.BLOCK.NAME`;
}

function error(problem: string, position: number): LatheError {
  return new LatheError('request.invalid', `--where, character ${position}: ${problem}.`, {
    cure: 'For example: state = succeeded and (metrics.accuracy > 0.9 or params.mlp.epochs >= 50)',
  });
}
