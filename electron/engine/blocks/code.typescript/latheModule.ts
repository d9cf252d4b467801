/** What the exports of a code file are, known by their mark. */
export type CodeRole = 'load' | 'transform' | 'items' | 'value' | 'check' | 'callback';

export type CodeFunction = (context: Record<string, unknown>) => unknown;
type Severity = 'error' | 'warning';

export interface MarkedFunction {
  readonly role: CodeRole;
  readonly body: CodeFunction;
  /** Of a check. */
  readonly severity: Severity;
}

type Mark = (body: CodeFunction, options?: { readonly severity?: unknown }) => MarkedFunction;

const marks = new WeakSet<object>();

/** The module `lathe` as a code file imports it; its types are in resources/types/lathe.d.ts. */
export const latheModule: Readonly<Record<CodeRole, Mark>> = {
  load: mark('load'),
  transform: mark('transform'),
  items: mark('items'),
  value: mark('value'),
  check: mark('check'),
  callback: mark('callback'),
};

function mark(role: CodeRole): Mark {
  return (body, { severity = 'error' } = {}) => {
    if (typeof body !== 'function') throw new TypeError(`${role} needs a function`);
    if (severity !== 'error' && severity !== 'warning') {
      throw new TypeError(`the severity of a ${role} is 'error' or 'warning'`);
    }
    const marked = Object.freeze({ role, body, severity });
    marks.add(marked);
    return marked;
  };
}

export function isMarked(value: unknown): value is MarkedFunction {
  return typeof value === 'object' && value !== null && marks.has(value);
}

/** The exports of a role, by the names under which they are exported. */
export function exportsOf(
  exported: Readonly<Record<string, unknown>>,
  role: CodeRole,
): (readonly [name: string, marked: MarkedFunction])[] {
  return Object.entries(exported).flatMap(([name, value]) =>
    isMarked(value) && value.role === role ? [[name, value] as const] : [],
  );
}
