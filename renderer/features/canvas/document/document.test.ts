import { describe, expect, it } from 'vitest';
import type { BlockDescriptor, PipelineDocument, PortType } from '@shared/model';
import { addBlock, removeBlocks, renameBlock, setParameter } from './blocks';
import { copyBlocks, pasteBlocks } from './clipboard';
import { connect, disconnect, whyNotConnect } from './connect';
import { edgesOf, inputPorts, outputPorts } from './edges';
import { tidyPositions } from './layout';
import { neighbour } from './neighbour';

const port = (name: string, type: PortType) => ({ name, type, title: name, optional: false });
const kind = (name: string, part: Partial<BlockDescriptor>): BlockDescriptor => ({
  kind: name,
  version: 1,
  title: name,
  summary: '',
  category: 'shape',
  icon: 'box',
  inputs: [],
  outputs: [],
  fields: [],
  sideEffects: false,
  ...part,
});
const catalogue = new Map(
  [
    kind('load.file', { outputs: [port('frame', 'frame')] }),
    kind('split.random', {
      inputs: [port('frame', 'frame')],
      outputs: [port('train', 'frame'), port('test', 'frame')],
    }),
    kind('code.typescript', { outputs: [port('frame', 'frame')], openInputs: 'frame', code: 'typescript' }),
    kind('train.mlp', { inputs: [port('train', 'frame')], outputs: [port('model', 'model')] }),
  ].map((descriptor) => [descriptor.kind, descriptor]),
);
const document: PipelineDocument = {
  lathe: 1,
  name: 'Train',
  blocks: [
    { id: 'data', kind: 'load.file' },
    { id: 'clean', kind: 'code.typescript', inputs: { df: 'data' } },
    { id: 'split', kind: 'split.random', inputs: { frame: 'clean' } },
    { id: 'mlp', kind: 'train.mlp', inputs: { train: 'split.train' } },
  ],
  layout: { data: [0, 0], clean: [200, 0], split: [400, 0], mlp: [600, 100] },
};

describe('edgesOf', () => {
  it('reads the port where one is named', () => {
    expect(edgesOf(document)).toEqual([
      { from: 'data', fromPort: undefined, to: 'clean', toPort: 'df' },
      { from: 'clean', fromPort: undefined, to: 'split', toPort: 'frame' },
      { from: 'split', fromPort: 'train', to: 'mlp', toPort: 'train' },
    ]);
  });
});

describe('ports', () => {
  it('offers one more input on an open block', () => {
    const [, clean] = document.blocks;
    expect(inputPorts(clean!, catalogue.get('code.typescript')).map(({ name }) => name)).toEqual(['df', '+']);
  });
  it('shows outputs of code that others read', () => {
    const edges = [{ from: 'clean', fromPort: 'rejected', to: 'x', toPort: 'y' }];
    const ports = outputPorts(document.blocks[1]!, catalogue.get('code.typescript'), edges);
    expect(ports.map(({ name }) => name)).toEqual(['frame', 'rejected']);
  });
  it('are of code what it gave, once it has run', () => {
    const zones = { outputs: { items: { hash: 'h', type: 'items' as const, bytes: 1 } } };
    const ports = outputPorts(document.blocks[1]!, catalogue.get('code.typescript'), [], zones);
    expect(ports.map(({ name, type }) => [name, type])).toEqual([['items', 'items']]);
    const edge = { from: 'clean', fromPort: 'items', to: 'mlp', toPort: 'train' };
    const runs = { clean: zones };
    expect(whyNotConnect(document, catalogue, edge, runs)).toBeUndefined();
    expect(connect(document, catalogue, edge, runs).blocks[3]).toMatchObject({
      inputs: { train: 'clean' },
      map: 'train',
    });
  });
});

describe('whyNotConnect', () => {
  it('refuses a port of another type', () => {
    const why = whyNotConnect(document, catalogue, {
      from: 'mlp',
      fromPort: 'model',
      to: 'split',
      toPort: 'frame',
    });
    expect(why).toMatch('takes a frame, but “model” is a model');
  });
  it('refuses a circle', () => {
    const why = whyNotConnect(document, catalogue, {
      from: 'split',
      fromPort: 'test',
      to: 'clean',
      toPort: '+',
    });
    expect(why).toMatch('would close a circle');
  });
  it('refuses a block that feeds itself', () => {
    const why = whyNotConnect(document, catalogue, {
      from: 'clean',
      fromPort: 'frame',
      to: 'clean',
      toPort: '+',
    });
    expect(why).toMatch('cannot feed itself');
  });
  it('allows what fits', () => {
    expect(
      whyNotConnect(document, catalogue, { from: 'data', fromPort: 'frame', to: 'mlp', toPort: 'train' }),
    ).toBeUndefined();
  });
});

describe('connect and disconnect', () => {
  it('leaves the first output unnamed and names the others', () => {
    const first = connect(document, catalogue, {
      from: 'data',
      fromPort: 'frame',
      to: 'split',
      toPort: 'frame',
    });
    expect(first.blocks[2]?.inputs).toEqual({ frame: 'data' });
    const other = connect(document, catalogue, {
      from: 'split',
      fromPort: 'test',
      to: 'mlp',
      toPort: 'train',
    });
    expect(other.blocks[3]?.inputs).toEqual({ train: 'split.test' });
  });
  it('names another input of an open block after its source', () => {
    const next = connect(document, catalogue, { from: 'data', fromPort: 'frame', to: 'clean', toPort: '+' });
    expect(next.blocks[1]?.inputs).toEqual({ df: 'data', data: 'data' });
  });
  it('drops an empty list of inputs', () => {
    expect(disconnect(document, 'split', 'frame').blocks[2]).toEqual({ id: 'split', kind: 'split.random' });
  });
});

describe('blocks', () => {
  it('adds a code block with a file and a fresh id', () => {
    const { document: next, id } = addBlock(document, catalogue.get('code.typescript')!, [10.4, 20.6]);
    expect(id).toBe('code');
    expect(next.blocks.at(-1)).toEqual({ id: 'code', kind: 'code.typescript', file: 'blocks/code.ts' });
    expect(next.layout?.['code']).toEqual([10, 21]);
  });
  it('removes a block with its edges and place', () => {
    const next = removeBlocks(document, ['clean']);
    expect(next.blocks.map(({ id }) => id)).toEqual(['data', 'split', 'mlp']);
    expect(next.blocks[1]).not.toHaveProperty('inputs');
    expect(next.layout).not.toHaveProperty('clean');
  });
  it('renames a block wherever it is named', () => {
    const next = renameBlock(document, 'split', 'parts');
    expect(next.blocks[3]?.inputs).toEqual({ train: 'parts.train' });
    expect(next.layout?.['parts']).toEqual([400, 0]);
    expect(renameBlock(document, 'split', 'mlp')).toBe(document);
  });
  it('forgets a parameter that is set to its default', () => {
    const set = setParameter(document, 'mlp', 'epochs', 5);
    expect(set.blocks[3]?.params).toEqual({ epochs: 5 });
    expect(setParameter(set, 'mlp', 'epochs', undefined).blocks[3]).not.toHaveProperty('params');
  });
});

describe('copy and paste', () => {
  it('keeps edges between what was copied, under fresh ids', () => {
    const pasted = pasteBlocks(document, copyBlocks(document, ['clean', 'split']));
    expect(pasted?.ids).toEqual(['clean2', 'split2']);
    expect(pasted?.document.blocks.slice(4).map(({ inputs }) => inputs)).toEqual([
      { df: 'data' },
      { frame: 'clean2' },
    ]);
  });
  it('drops edges from blocks that another pipeline lacks', () => {
    const empty: PipelineDocument = { lathe: 1, name: 'Other', blocks: [] };
    const pasted = pasteBlocks(empty, copyBlocks(document, ['split', 'mlp']));
    expect(pasted?.document.blocks.map(({ inputs }) => inputs)).toEqual([
      undefined,
      { train: 'split.train' },
    ]);
  });
  it('leaves other text alone', () => {
    expect(pasteBlocks(document, 'hello')).toBeNull();
    expect(pasteBlocks(document, '{"lathe":"blocks","blocks":[]}')).toBeNull();
  });
});

describe('tidyPositions', () => {
  it('puts every block right of what feeds it', () => {
    const places = tidyPositions(document);
    for (const { from, to } of edgesOf(document)) expect(places[to]![0]).toBeGreaterThan(places[from]![0]);
  });
});

describe('neighbour', () => {
  it('finds the nearest block in a direction', () => {
    expect(neighbour(document.layout!, 'clean', 'ArrowRight')).toBe('split');
    expect(neighbour(document.layout!, 'clean', 'ArrowLeft')).toBe('data');
    expect(neighbour(document.layout!, 'data', 'ArrowLeft')).toBeUndefined();
  });
});
