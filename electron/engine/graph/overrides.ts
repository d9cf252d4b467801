import { parse } from 'yaml';
import { LatheError } from '@shared/errors';
import type { PipelineDocument } from '@shared/model';
import { suggestion } from './nearMiss';
import { variableOf } from './scope';
import type { Variables } from './substitution';

/** `name=value` or `block.parameter=value` of the command line; the value is read as YAML. */
export function parseSetting(text: string): [name: string, value: unknown] {
  const equals = text.indexOf('=');
  if (equals < 1) {
    throw new LatheError('request.invalid', `\`--set ${text}\` has no value.`, {
      cure: 'Write `--set variable=value` or `--set block.parameter=value`.',
    });
  }
  return [text.slice(0, equals).trim(), parse(text.slice(equals + 1)) as unknown];
}

/**
 * The document with settings applied: a key is a variable, or `block.parameter`; deeper parts of both by more dots.
 * @throws LatheError `variable.undefined` or `parameter.invalid` for a name that nothing has.
 */
export function applySettings(
  document: PipelineDocument,
  settings: Readonly<Record<string, unknown>>,
  projectVariables: Variables,
): PipelineDocument {
  const result = JSON.parse(JSON.stringify(document)) as PipelineDocument;
  for (const [name, value] of Object.entries(settings)) {
    const [blockId, ...path] = name.split('.');
    const block = result.blocks.find(({ id }) => id === blockId);
    if (path.length > 0 && block) setAt((block.params ??= {}), path, value);
    else if (!setVariable(result, name, value, projectVariables)) {
      throw unknownSetting(name, document, projectVariables);
    }
  }
  return result;
}

/** Sets a variable of the project or pipeline, or a part of one; false when there is none of the name. */
function setVariable(
  document: PipelineDocument,
  name: string,
  value: unknown,
  projectVariables: Variables,
): boolean {
  const known = { ...projectVariables, ...document.variables };
  const owner = variableOf(name, known);
  if (owner === undefined) return false;
  const whole: Record<string, unknown> = { [owner]: JSON.parse(JSON.stringify(known[owner])) as unknown };
  setAt(whole, owner === name ? [owner] : [owner, ...name.slice(owner.length + 1).split('.')], value);
  document.variables = { ...document.variables, ...whole };
  return true;
}

function unknownSetting(name: string, document: PipelineDocument, projectVariables: Variables): LatheError {
  const [blockId = '', ...path] = name.split('.');
  if (path.length > 0) {
    return new LatheError('parameter.invalid', `\`${name}\`: there is no block \`${blockId}\`.`, {
      about: { block: blockId },
      cure: suggestion(
        blockId,
        document.blocks.map(({ id }) => id),
        'Name a block of the pipeline.',
      ),
    });
  }
  const names = [...Object.keys(projectVariables), ...Object.keys(document.variables ?? {})];
  return new LatheError('variable.undefined', `There is no variable \`${name}\`.`, {
    about: { variable: name },
    cure: suggestion(name, names, 'Name a variable, or `block.parameter`.'),
  });
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const next = target[first];
  if (next === null || typeof next !== 'object') target[first] = {};
  setAt(target[first] as Record<string, unknown>, rest, value);
}
