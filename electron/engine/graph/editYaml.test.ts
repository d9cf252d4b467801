import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipelineDocumentSchema } from '@shared/model';
import { editYaml } from './editYaml';
import { readDocument } from './readDocument';
import { parseYaml } from './yamlSource';

const text = `# Who is this penguin?
lathe: 1
name:   Train      # shown in the list
future: { kept: yes }

blocks:
  - id: split         # before anything is learned
    kind: split.random
    params: {test: \${share}, stratify: "\${target}",   seed: 7}
    inputs: {frame: clean}

  # the net
  - id: mlp
    kind: train.mlp
    params:
      hidden: [64, 32]
      # small steps
      learningRate: 0.010
    note: |
      two
      lines
layout: { split: [0, 0], mlp: [240, 0] }
`;

type Tree = { blocks: { id: string; params: Record<string, unknown>; note?: string }[] } & Record<
  string,
  unknown
>;
const read = (of: string): Tree => parseYaml(of, 'p.yaml').value as Tree;

/** The lines that differ, as a diff shows them. */
function changedLines(before: string, after: string): string[] {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line));
}

test('variables may stand unquoted in flow collections', () => {
  expect(read(text).blocks[0]?.params).toEqual({ test: '${share}', stratify: '${target}', seed: 7 });
});

test('an unchanged document gives the same text', () => {
  expect(editYaml(text, 'p.yaml', read(text))).toBe(text);
});

test('a changed parameter changes its line alone', () => {
  const tree = read(text);
  (tree.blocks[1]?.params ?? {})['learningRate'] = 0.02;
  const edited = editYaml(text, 'p.yaml', tree);
  expect(changedLines(text, edited)).toEqual(['      learningRate: 0.02']);
  expect(read(edited)).toEqual(tree);
});

test('a moved block changes the layout alone, and a changed flow line keeps its variables unquoted', () => {
  const moved = editYaml(text, 'p.yaml', { ...read(text), layout: { split: [0, 0], mlp: [300, 40] } });
  expect(changedLines(text, moved)).toEqual(['layout: { split: [0, 0], mlp: [300, 40] }']);
  const tree = read(text);
  (tree.blocks[0]?.params ?? {})['seed'] = 8;
  const seeded = editYaml(text, 'p.yaml', tree);
  expect(changedLines(text, seeded)).toHaveLength(1);
  expect(seeded).toContain('test: ${share}');
  expect(seeded).toContain('# before anything is learned');
});

test('blocks are added, removed and reordered without touching the others', () => {
  const tree = read(text);
  const added = { id: 'score', kind: 'evaluate.model', params: {}, inputs: { model: 'mlp' } };
  const grown = editYaml(text, 'p.yaml', { ...tree, blocks: [...tree.blocks, added] });
  expect(grown.startsWith(text.slice(0, text.indexOf('layout')))).toBe(true);
  expect(read(grown).blocks.map(({ id }) => id)).toEqual(['split', 'mlp', 'score']);
  const shrunk = editYaml(grown, 'p.yaml', { ...tree, blocks: [tree.blocks[1]] });
  expect(shrunk).toContain('# the net');
  expect(shrunk).not.toContain('split.random');
  const swapped = editYaml(text, 'p.yaml', { ...tree, blocks: [tree.blocks[1], tree.blocks[0]] });
  expect(swapped).toContain('# small steps');
  expect(read(swapped).blocks.map(({ id }) => id)).toEqual(['mlp', 'split']);
});

test('whatever is written is what was wanted', () => {
  const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.parse(JSON.stringify(json)) as unknown);
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z${}]{1,8}$/), value), (params) => {
      const tree = read(text);
      tree.blocks[1]!.params = params;
      expect(read(editYaml(text, 'p.yaml', tree))).toEqual(tree);
    }),
    { numRuns: 60 },
  );
});

test('a fault of the syntax names file and line', () => {
  expect(() => parseYaml('lathe: 1\nblocks:\n  - id: a\n kind: b\n', 'pipelines/p.yaml')).toThrow(
    /pipelines\/p\.yaml, line [34]/,
  );
});

test('saving keeps what later versions wrote into parts that this one knows', () => {
  const later =
    'lathe: 1\nname: T\nblocks:\n  - id: a\n    kind: x\n    retry: { times: 1, jitter: 3 }\n    tests: [{ name: a, sql: b, rows: 1 }]\nlimits: { runs: 1, cores: 2 }\n';
  const { document } = readDocument(later, 'p.yaml', pipelineDocumentSchema);
  const [block] = document.blocks;
  const saved = editYaml(later, 'p.yaml', { ...document, blocks: [{ ...block!, title: 'New' }] });
  expect(saved).toBe(later.replace('limits:', '    title: New\nlimits:'));
});
