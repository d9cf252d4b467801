import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockKinds } from '@engine/blocks';
import { scratchFolder } from '../../testing';
import { kindCatalogue } from '../kindCatalogue';
import { readPipeline } from '../validatePipeline';

const load = '- { id: load, kind: load.file, params: { path: a.csv } }';
const made: Record<string, string[]> = {
  make: [
    load,
    '- { id: split, kind: split.random, inputs: { frame: load } }',
    '- { id: recipe, kind: features.recipe, params: { target: y }, inputs: { train: split.train } }',
    '- { id: save, kind: export.file, params: { path: b.csv }, inputs: { frame: load } }',
    '- { id: code, kind: code.typescript, file: blocks/a.ts }',
  ],
  back: ['- { id: run, kind: pipeline.run, params: { pipeline: train } }'],
  far: ['- { id: run, kind: pipeline.run, params: { pipeline: back } }'],
};

/** Errors of `train` with these blocks, as `line: message`. */
function faults(...blocks: string[]): string[] {
  const projectFolder = scratchFolder();
  mkdirSync(join(projectFolder, 'pipelines'));
  for (const [id, lines] of Object.entries(made))
    writeFileSync(
      join(projectFolder, `pipelines/${id}.yaml`),
      documentOf(lines, 'variables: { country: DE }\n'),
    );
  const text = documentOf(blocks, '');
  writeFileSync(join(projectFolder, 'pipelines/train.yaml'), text);
  const { issues } = readPipeline(text, 'pipelines/train.yaml', {
    catalogue: kindCatalogue(blockKinds),
    projectFolder,
    projectVariables: { shared: 1, name: 'make' },
  });
  return issues.map(({ line, message, cure }) => `${line}: ${message} ${cure ?? ''}`);
}

function documentOf(blocks: readonly string[], head: string): string {
  return `lathe: 1\nname: P\n${head}blocks:\n${blocks.map((block) => `  ${block}\n`).join('')}`;
}

const take = (params: string): string =>
  `- { id: used, kind: product, params: { pipeline: make, ${params} } }`;

test('what fits has no fault', () => {
  expect(
    faults(
      take('block: load'),
      '- { id: two, kind: product, params: { pipeline: make, block: split, port: test } }',
      '- { id: three, kind: product, params: { pipeline: make, block: recipe } }',
      '- { id: code, kind: product, params: { pipeline: make, block: code } }',
      '- { id: mlp, kind: train.mlp, inputs: { train: used.frame, recipe: three.recipe } }',
      '- { id: run, kind: pipeline.run, params: { pipeline: make, variables: { country: FR, shared: 2 } } }',
      '- { id: open, kind: pipeline.run, params: { pipeline: "${name}" } }',
      '- { id: wait, kind: wait.pipeline, params: { pipeline: make } }',
    ),
  ).toEqual([]);
});

test.each([
  [
    '- { id: x, kind: pipeline.run, params: { pipeline: maek } }',
    '4: There is no pipeline `maek`. Did you mean `make`?',
  ],
  [
    '- { id: x, kind: wait.pipeline, params: { pipeline: train } }',
    '4: A pipeline cannot wait for itself. Name another one.',
  ],
  [
    '- { id: x, kind: pipeline.run, params: { pipeline: make, variables: { county: FR } } }',
    '4: `make` has no variable `county`. Did you mean `country`?',
  ],
  ['- { id: x, kind: pipeline.run, params: { pipeline: train } }', 'train → train'],
  ['- { id: x, kind: pipeline.run, params: { pipeline: far } }', 'train → far → back → train'],
  [take('block: laod'), '4: `make` has no block `laod`. Did you mean `load`?'],
  [take('block: save'), '4: `save` of `make` has no output.'],
  [take('block: split, port: trian'), '4: `split` of `make` has no output `trian`. Did you mean `train`?'],
  [take('block: load, project: ../nowhere'), '4: ../nowhere is no Lathe project: it has no lathe.yaml.'],
])('%s: %s', (block, words) => {
  const found = faults(block);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(words);
});

test('who takes a product must take what it is', () => {
  const [found = ''] = faults(
    take('block: recipe'),
    '- { id: q, kind: sql, params: { query: SELECT 1 }, inputs: { a: used } }',
  );
  expect(found).toContain('5: The product `used` is a recipe, and `q` takes its frame.');
  expect(found).toContain('Write `a: used.recipe`');
});
