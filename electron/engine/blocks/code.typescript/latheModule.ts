/** What the exports of a code file are, known by their mark. */
export type CodeRole = 'load' | 'transform' | 'items' | 'value' | 'check';

export type CodeFunction = (context: Record<string, unknown>) => unknown;

export interface MarkedFunction {
  readonly role: CodeRole;
  readonly body: CodeFunction;
}

const marks = new WeakSet<object>();

/** The module `lathe` as a code file imports it; its types are in resources/types/lathe.d.ts. */
export const latheModule: Readonly<Record<CodeRole, (body: CodeFunction) => MarkedFunction>> = {
  load: mark('load'),
  transform: mark('transform'),
  items: mark('items'),
  value: mark('value'),
  check: mark('check'),
};

function mark(role: CodeRole): (body: CodeFunction) => MarkedFunction {
  return (body) => {
    if (typeof body !== 'function') throw new TypeError(`${role} needs a function`);
    const marked = Object.freeze({ role, body });
    marks.add(marked);
    return marked;
  };
}

export function isMarked(value: unknown): value is MarkedFunction {
  return typeof value === 'object' && value !== null && marks.has(value);
}
