import { describe, expect, it } from 'vitest';
import type { BlockDescriptor, BlockDocument, PipelineDocument, Port } from '@shared/model';
import { removeBlocks, renameBlock } from './blocks';
import { connect, disconnect, whyNotConnect } from './connect';
import { followInConditions, withPorts } from './controls';

const port = (name: string, type: Port['type']): Port => ({ name, type, title: name, optional: false });
const kind = (name: string, inputs: Port[], outputs: Port[]): [string, BlockDescriptor] => [
  name,
  {
    kind: name,
    version: 1,
    title: name,
    summary: '',
    category: 'control',
    icon: 'box',
    inputs,
    outputs,
    fields: [],
    sideEffects: false,
  },
];
const catalogue = new Map([
  kind('list', [], [port('items', 'items')]),
  kind('load', [], [port('frame', 'frame')]),
  kind('fit', [port('train', 'frame')], [port('model', 'model')]),
  kind('gather', [port('all', 'items')], []),
]);
const document: PipelineDocument = {
  lathe: 1,
  name: 'P',
  blocks: [
    { id: 'months', kind: 'list' },
    { id: 'data', kind: 'load' },
    { id: 'fit', kind: 'fit' },
    { id: 'best', kind: 'gather' },
  ],
};
const edge = (from: string, fromPort: string, to: string, toPort: string) => ({ from, fromPort, to, toPort });
const block = ({ blocks }: PipelineDocument, id: string): BlockDocument | undefined =>
  blocks.find((each) => each.id === id);

describe('an edge from a list', () => {
  const mapped = connect(document, catalogue, edge('months', 'items', 'fit', 'train'));

  it('starts a run for each item, until it is cut', () => {
    expect(block(mapped, 'fit')).toMatchObject({ inputs: { train: 'months' }, map: 'train' });
    expect(block(disconnect(mapped, 'fit', 'train'), 'fit')).toEqual({ id: 'fit', kind: 'fit' });
    expect(block(removeBlocks(mapped, ['months']), 'fit')).toEqual({ id: 'fit', kind: 'fit' });
  });

  it('keeps how the input is read when another source takes its place', () => {
    const rows = connect(mapped, catalogue, edge('data', 'frame', 'fit', 'train'));
    expect(block(rows, 'fit')).toMatchObject({ inputs: { train: 'data' }, map: 'train' });
  });

  it('lets a list input take whatever comes item by item, and nothing else of another type', () => {
    expect(whyNotConnect(mapped, catalogue, edge('fit', 'model', 'best', 'all'))).toBeUndefined();
    expect(whyNotConnect(document, catalogue, edge('fit', 'model', 'best', 'all'))).toMatch(
      /takes a list of items, but “model” is a model/,
    );
  });
});

describe('ports that map or collect', () => {
  it('are written as briefly as the file allows', () => {
    const plain: BlockDocument = { id: 'a', kind: 'fit' };
    expect(withPorts(plain, 'map', ['x'])).toEqual({ ...plain, map: 'x' });
    expect(withPorts(plain, 'map', ['x', 'y'])).toEqual({ ...plain, map: ['x', 'y'] });
    expect(withPorts({ ...plain, map: 'x' }, 'map', [])).toEqual(plain);
  });
});

describe('conditions', () => {
  it('follow a block to its new id, and leave names alone that only look alike', () => {
    const when = ['fit.rows > 100 and my.fit.rows > 1', 'refit.state = "succeeded"', 'fit2.rmse < 3'];
    expect(followInConditions({ id: 'b', kind: 'k', when }, 'fit', 'model').when).toEqual([
      'model.rows > 100 and my.fit.rows > 1',
      ...when.slice(1),
    ]);
    const renamed = renameBlock(
      { ...document, blocks: [...document.blocks, { id: 'c', kind: 'k', when: 'fit.rows > 1' }] },
      'fit',
      'model',
    );
    expect(block(renamed, 'c')?.when).toBe('model.rows > 1');
  });
});
