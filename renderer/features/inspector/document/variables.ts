import type { BlockDocument, PipelineDocument } from '@shared/model';

export type Variables = Readonly<Record<string, unknown>>;

const placeholder = /\$\{([A-Za-z_][\w.-]*)\}/g;
const namePattern = /^[A-Za-z_][\w-]*$/;

/** Names that a run fills in: `run.date`, `item.key`, `env.HOME`, `secret.TOKEN`. */
export function isScoped(name: string): boolean {
  return /^(run|item|env|secret)\./.test(name);
}

/** What may be offered beside the variables. */
export const scopedNames = [
  'run.id',
  'run.date',
  'run.time',
  'run.intervalStart',
  'run.intervalEnd',
  'item.key',
];

/** What a text with `${name}` stands for; undefined names are listed, and what only a run knows is left. */
export function resolveText(
  text: string,
  variables: Variables,
): { readonly value: unknown; readonly unknown: readonly string[] } {
  const names = [...text.matchAll(placeholder)].map((match) => match[1] ?? '');
  const unknown = [...new Set(names.filter((name) => !(name in variables) && !isScoped(name)))];
  const [only] = names;
  if (only !== undefined && only in variables && text === `\${${only}}`)
    return { value: variables[only], unknown };
  const value = text.replace(placeholder, (written, name: string) =>
    name in variables ? asText(variables[name]) : written,
  );
  return { value, unknown };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type VariableType = 'text' | 'number' | 'boolean' | 'list';

export function variableType(value: unknown): VariableType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return typeof value === 'object' && value !== null ? 'list' : 'text';
}

/** A variable's value as it is typed. A list may be JSON, or texts with commas between. */
export function parseVariable(text: string, type: VariableType): { value: unknown } | { fault: string } {
  if (type === 'text') return { value: text };
  if (type === 'boolean') return { value: text.trim().toLowerCase() === 'true' };
  if (type === 'number') {
    const value = Number(text.trim());
    return text.trim() !== '' && Number.isFinite(value) ? { value } : { fault: 'This is not a number.' };
  }
  if (/^\s*[[{]/.test(text)) {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return { fault: 'This is not valid JSON.' };
    }
  }
  const parts = text.split(',').map((part) => part.trim());
  return {
    value: parts.filter((part) => part !== '').map((part) => (isNumeric(part) ? Number(part) : part)),
  };
}

/** The value as another type; what does not fit starts anew. */
export function retyped(value: unknown, type: VariableType): unknown {
  if (variableType(value) === type) return value;
  if (type === 'list') return Array.isArray(value) ? value : value === '' ? [] : [value];
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const parsed = parseVariable(text, type);
  return 'value' in parsed ? parsed.value : 0;
}

export function variableText(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => isPlain(item))) return value.join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}

/** Why a variable cannot have this name. */
export function nameFault(name: string, variables: Variables, current?: string): string | undefined {
  if (!namePattern.test(name)) return 'Letters, digits, _ and -, starting with a letter.';
  return name !== current && name in variables ? `There is already a variable ${name}.` : undefined;
}

/** The variables with one renamed, in the same order. */
function renamed(variables: Variables, from: string, to: string): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name === from ? to : name, value]),
  );
}

export function without(variables: Variables, name: string): Variables {
  const { [name]: _gone, ...rest } = variables;
  return rest;
}

export function freshName(variables: Variables): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'variable' : `variable${number}`;
    if (!(name in variables)) return name;
  }
}

/** The pipeline with a variable renamed, and every parameter and condition that reads it. */
export function renameVariable(document: PipelineDocument, from: string, to: string): PipelineDocument {
  return {
    ...document,
    variables: renamed(document.variables ?? {}, from, to),
    blocks: document.blocks.map((block) => followRename(block, from, to)),
  };
}

function followRename(block: BlockDocument, from: string, to: string): BlockDocument {
  const follow = (value: unknown): unknown => {
    if (typeof value === 'string') return value.split(`\${${from}}`).join(`\${${to}}`);
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, follow(item)]));
  };
  const name = new RegExp(`(?<![\\w.-])variables\\.${from}(?![\\w-])`, 'g');
  const inCondition = (text: string): string => (follow(text) as string).replace(name, `variables.${to}`);
  return {
    ...block,
    ...(block.params ? { params: follow(block.params) as Record<string, unknown> } : {}),
    ...(block.when === undefined
      ? {}
      : { when: typeof block.when === 'string' ? inCondition(block.when) : block.when.map(inCondition) }),
  };
}

function isNumeric(text: string): boolean {
  return text !== '' && Number.isFinite(Number(text));
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && !/[,[{]/.test(value) && !isNumeric(value))
  );
}
