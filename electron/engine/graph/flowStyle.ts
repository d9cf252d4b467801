import { isCollection, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';

/** Short lists of plain values and the maps of inputs and positions read best on one line. */
export function newNode(tree: Document, value: unknown): Node {
  const node = tree.createNode(value) as Node;
  setFlow(node);
  return node;
}

export function setFlow(node: unknown): void {
  if (!isCollection(node)) return;
  if (isSeq(node) && node.items.every((item) => isScalar(item))) node.flow = true;
  if (isMap(node)) {
    for (const pair of node.items) {
      if (keyText(pair.key) === 'inputs' && isMap(pair.value)) pair.value.flow = true;
      setFlow(pair.value);
    }
  } else node.items.forEach(setFlow);
}

export function keyText(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
