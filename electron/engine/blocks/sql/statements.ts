/** One statement of a text of SQL, and the line it starts on (from 1). */
export interface Statement {
  readonly text: string;
  readonly line: number;
}

/** Comments, quoted text and names, and dollar quotes: what may hold a semicolon that ends nothing. */
const opaque =
  /--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$(\w*)\$[^]*?(?:\$\1\$|$)/y;
const blank = /^(?:\s|--[^\n]*|\/\*[^]*?\*\/)*/;

/** Cuts SQL at its semicolons; what holds only blanks and comments is left out. */
export function statementsOf(sql: string): Statement[] {
  const statements: Statement[] = [];
  let start = 0;
  const add = (end: number): void => {
    const part = sql.slice(start, end);
    const skipped = blank.exec(part)?.[0].length ?? 0;
    if (skipped < part.length) {
      const line = sql.slice(0, start + skipped).split('\n').length;
      statements.push({ text: part.slice(skipped).trimEnd(), line });
    }
    start = end + 1;
  };
  for (let position = 0; position < sql.length; position++) {
    opaque.lastIndex = position;
    const skipped = opaque.exec(sql);
    if (skipped) position += skipped[0].length - 1;
    else if (sql[position] === ';') add(position);
  }
  add(sql.length);
  return statements;
}
