import { isMap, isNode, isScalar, isSeq, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { isDeepStrictEqual } from 'node:util';
import { hideVariables, mapTexts, showVariables } from './variablePlaceholder';
import { keyText, newNode } from './flowStyle';
import { mergeLines } from './mergeLines';
import { parseYaml } from './yamlSource';
import { yamlText } from './yamlText';

/**
 * The text with its value turned into `wanted`: only what differs is written, comments, key order and the
 * layout of all other lines stay.
 */
export function editYaml(text: string, file: string, wanted: unknown): string {
  const source = parseYaml(text, file);
  const target = withoutUndefined(wanted);
  if (isDeepStrictEqual(source.value, target)) return text;
  const tree = source.tree();
  const base = yamlText(tree);
  tree.contents = changed(tree, tree.contents, mapTexts(target, hideVariables)) as typeof tree.contents;
  const after = yamlText(tree);
  const merged = showVariables(
    mergeLines(base.split('\n'), hideVariables(text).split('\n'), after.split('\n')).join('\n'),
  );
  return holds(merged, file, target) ? merged : showVariables(after);
}

function holds(text: string, file: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(parseYaml(text, file).value, value);
  } catch {
    return false;
  }
}

/** The node for `wanted`: `node` itself, changed in place, where the shapes agree. */
function changed(tree: Document, node: unknown, wanted: unknown): unknown {
  if (isNode(node) && isDeepStrictEqual(node.toJS(tree), wanted)) return node;
  if (isMap(node) && isRecord(wanted)) return changeMap(tree, node, wanted);
  if (isSeq(node) && Array.isArray(wanted)) return changeSequence(tree, node, wanted);
  const fresh = newNode(tree, wanted);
  if (isNode(node)) copyComments(node, fresh);
  if (isScalar(node) && isScalar(fresh) && typeof node.value === 'string' && typeof wanted === 'string') {
    if (node.type !== undefined && !/\n/.test(wanted)) fresh.type = node.type;
  }
  return fresh;
}

function changeMap(tree: Document, map: YAMLMap, wanted: Readonly<Record<string, unknown>>): YAMLMap {
  map.items = map.items.filter(({ key }) => keyText(key) in wanted);
  for (const pair of map.items) pair.value = changed(tree, pair.value, wanted[keyText(pair.key)]) as Node;
  const present = new Set(map.items.map(({ key }) => keyText(key)));
  for (const [key, value] of Object.entries(wanted)) {
    if (!present.has(key)) map.add(tree.createPair(key, newNode(tree, value)) as never);
  }
  return map;
}

function changeSequence(tree: Document, sequence: YAMLSeq, wanted: readonly unknown[]): YAMLSeq {
  const old = [...sequence.items];
  const byId = new Map(
    old.flatMap((item) => (isMap(item) && item.has('id') ? [[String(item.get('id')), item]] : [])),
  );
  sequence.items = wanted.map((value, index) => {
    const partner = isRecord(value) && 'id' in value ? byId.get(String(value['id'])) : old[index];
    return partner === undefined ? newNode(tree, value) : changed(tree, partner, value);
  });
  return sequence;
}

function copyComments(from: Node, to: Node): void {
  if (from.comment != null) to.comment = from.comment;
  if (from.commentBefore != null) to.commentBefore = from.commentBefore;
  if (from.spaceBefore !== undefined) to.spaceBefore = from.spaceBefore;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function withoutUndefined(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
