import type { BlockDescriptor, BlockDocument } from '@shared/model';
import { withKey, withParameters } from '../document/parameters';

/** Where a block's code goes when it names no file yet. */
export function codeFileOf(block: BlockDocument, descriptor: BlockDescriptor): string {
  return block.file ?? `blocks/${block.id}.${descriptor.code === 'sql' ? 'sql' : 'ts'}`;
}

/** The block with its code in a file; a query that its parameters held has moved there. */
export function intoFile(block: BlockDocument, descriptor: BlockDescriptor, file: string): BlockDocument {
  const queries = descriptor.fields.filter(({ type }) => type === 'sql').map(({ name }) => name);
  const kept = Object.entries(block.params ?? {}).filter(([name]) => !queries.includes(name));
  return withKey(withParameters(block, Object.fromEntries(kept)), 'file', file);
}

/** Code to start from: the query of the parameters, else code that passes the first input on. */
export function newCode(block: BlockDocument, descriptor: BlockDescriptor): string {
  const field = descriptor.fields.find(({ type }) => type === 'sql');
  const query = field && block.params?.[field.name];
  if (typeof query === 'string' && query.trim() !== '') return `${query.trimEnd()}\n`;
  const [port] = Object.keys(block.inputs ?? {});
  if (descriptor.code === 'sql')
    return port === undefined ? 'SELECT 1 AS one\n' : `SELECT * FROM ${quoted(port)}\n`;
  if (port === undefined) {
    return "import { load } from 'lathe';\n\nexport default load(({ dfd }) => new dfd.DataFrame({ value: [1, 2, 3] }));\n";
  }
  const input = /^[A-Za-z_]\w*$/.test(port) ? port : `'${port}': df`;
  const result = /^[A-Za-z_]\w*$/.test(port) ? port : 'df';
  return `import { transform } from 'lathe';\n\nexport default transform(({ ${input} }) => ${result});\n`;
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `"${name.replace(/"/g, '""')}"`;
}
