import { describe, expect, it } from 'vitest';
import type { BlockDescriptor, BlockDocument, PipelineDocument, Port } from '@shared/model';
import { inputsOf, itemsOf, listSources } from './items';

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
  kind('score', [port('model', 'model'), port('test', 'frame')], [port('metrics', 'metrics')]),
  kind('gather', [port('all', 'items')], [port('frame', 'frame')]),
]);
const pipeline = (blocks: BlockDocument[]): PipelineDocument => ({ lathe: 1, name: 'P', blocks });
const sweep = pipeline([
  { id: 'rates', kind: 'list' },
  { id: 'data', kind: 'load' },
  { id: 'fit', kind: 'fit', map: 'rate', inputs: { train: 'data', rate: 'rates' } },
  { id: 'score', kind: 'score', inputs: { model: 'fit', test: 'data' } },
  { id: 'best', kind: 'gather', inputs: { all: 'score' } },
  { id: 'after', kind: 'fit', inputs: { train: 'best' } },
]);

describe('items of a pipeline', () => {
  const items = itemsOf(sweep, catalogue);

  it('go along from the block that maps until one collects them', () => {
    expect(sweep.blocks.map(({ id }) => items.axesOf(id))).toEqual([[], [], ['fit'], ['fit'], [], []]);
  });

  it('tell on each edge how results travel', () => {
    const carriage = (to: string, toPort: string, from: string): string =>
      items.carriageOf({ from, to, toPort });
    expect(carriage('fit', 'rate', 'rates')).toBe('starts');
    expect(carriage('fit', 'train', 'data')).toBe('one');
    expect(carriage('score', 'model', 'fit')).toBe('along');
    expect(carriage('best', 'all', 'score')).toBe('collected');
    expect(carriage('after', 'train', 'best')).toBe('one');
  });

  it('are collected by a port that says so, whatever its type', () => {
    const blocks = sweep.blocks.map((block) =>
      block.id === 'score' ? { ...block, collect: 'model' } : block,
    );
    expect(itemsOf(pipeline(blocks), catalogue).axesOf('score')).toEqual([]);
  });

  it('nest: a map within a map has both axes, the outer first', () => {
    const blocks: BlockDocument[] = [
      ...sweep.blocks.slice(0, 3),
      { id: 'inner', kind: 'fit', map: ['seed'], inputs: { train: 'fit', seed: 'rates' } },
    ];
    expect(itemsOf(pipeline(blocks), catalogue).axesOf('inner')).toEqual(['fit', 'inner']);
  });

  it('end in a circle of edges rather than never', () => {
    const blocks: BlockDocument[] = [
      { id: 'a', kind: 'fit', map: 'train', inputs: { train: 'b' } },
      { id: 'b', kind: 'fit', inputs: { train: 'a' } },
    ];
    expect(itemsOf(pipeline(blocks), catalogue).axesOf('b')).toContain('a');
  });
});

describe('inputs that map and collect choose among', () => {
  it('are those connected, with whether they are lists and come item by item', () => {
    const [model, test] = inputsOf(sweep, catalogue, sweep.blocks[3]!);
    expect(model).toMatchObject({ port: 'model', source: 'fit', listed: false, mapped: true });
    expect(test).toMatchObject({ port: 'test', source: 'data', listed: true, mapped: false });
  });

  it('may come from any list of a block that does not need this one', () => {
    expect(listSources(sweep, catalogue, sweep.blocks[2]!)).toEqual(['rates', 'data']);
    expect(listSources(sweep, catalogue, sweep.blocks[5]!)).toEqual(['rates', 'data', 'best']);
  });
});
