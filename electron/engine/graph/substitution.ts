export type Variables = Readonly<Record<string, unknown>>;

export interface Found {
  readonly value: unknown;
}

/** Where `${name}` is looked up. */
export interface Scope {
  /** By the name between the braces, dots included; undefined leaves `${name}` as written. */
  find(name: string): Found | undefined;
  /** The same, leaving `${secret.NAME}` as written: for cache keys and all that is stored or shown. */
  withoutSecrets(): Scope;
}

const whole = /^\$\{([A-Za-z_][\w.-]*)\}$/;
const embedded = /\$\{([A-Za-z_][\w.-]*)\}/g;

/** The names of all `${name}` in a value, each once. */
export function variablesIn(value: unknown): string[] {
  const names = new Set<string>();
  visitTexts(value, (text) => {
    for (const [, name] of text.matchAll(embedded)) if (name !== undefined) names.add(name);
  });
  return [...names];
}

/**
 * `value` with every `${name}` filled in. A text that is only `${name}` becomes the variable's value with its
 * type; within a longer text the value is written out. Undefined variables stay as they are.
 * @throws LatheError what looking up in the scope throws.
 */
export function substitute(value: unknown, scope: Scope | Variables): unknown {
  const { find } = isScope(scope) ? scope : plainScope(scope);
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string') return substituteText(part, find);
    if (Array.isArray(part)) return part.map(fill);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, fill(inner)]));
  };
  return fill(value);
}

function substituteText(text: string, find: Scope['find']): unknown {
  if (!text.includes('${')) return text;
  const only = whole.exec(text)?.[1];
  if (only !== undefined) {
    const found = find(only);
    return found ? found.value : text;
  }
  return text.replace(embedded, (written, name: string) => {
    const found = find(name);
    return found ? asText(found.value) : written;
  });
}

function isScope(scope: Scope | Variables): scope is Scope {
  return typeof scope['find'] === 'function';
}

/** Variables alone, their values as they are. */
function plainScope(variables: Variables): Pick<Scope, 'find'> {
  return {
    find: (name) => (Object.hasOwn(variables, name) ? { value: variables[name] } : undefined),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) value.forEach((item) => visitTexts(item, visit));
  else if (value !== null && typeof value === 'object') {
    Object.values(value).forEach((item) => visitTexts(item, visit));
  }
}
