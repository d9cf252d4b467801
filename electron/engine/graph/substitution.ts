export type Variables = Readonly<Record<string, unknown>>;

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
 */
export function substitute(value: unknown, variables: Variables): unknown {
  if (typeof value === 'string') return substituteText(value, variables);
  if (Array.isArray(value)) return value.map((item) => substitute(item, variables));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, substitute(item, variables)]));
}

function substituteText(text: string, variables: Variables): unknown {
  const only = whole.exec(text)?.[1];
  if (only !== undefined) return only in variables ? variables[only] : text;
  return text.replace(embedded, (written, name: string) =>
    name in variables ? asText(variables[name]) : written,
  );
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') visit(value);
  else if (Array.isArray(value)) value.forEach((item) => visitTexts(item, visit));
  else if (value !== null && typeof value === 'object') {
    Object.values(value).forEach((item) => visitTexts(item, visit));
  }
}
