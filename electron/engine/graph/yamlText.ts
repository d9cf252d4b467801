import { Document, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import { setFlow } from './flowStyle';

/** YAML text of a tree, long lines kept, on one line as `{ a: [1, 2] }`. */
export function yamlText(tree: Document): string {
  visit(tree, { Seq: (_, node) => pad(node, ''), Map: (_, node) => pad(node, ' ') });
  return tree.toString({ lineWidth: 0 });
}

/** YAML text of a plain value. */
export function formatYaml(value: unknown): string {
  const tree = new Document(value);
  setFlow(tree.contents);
  return yamlText(tree);
}

/** The library pads lists and mappings alike; each node here brings its own padding. */
function pad(node: YAMLSeq | YAMLMap, padding: string): void {
  const print = (Object.getPrototypeOf(node) as YAMLSeq).toString;
  node.toString = (context, ...rest) =>
    print.call(node, context && { ...context, flowCollectionPadding: padding }, ...rest);
}
