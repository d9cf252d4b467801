import { describe, expect, it } from 'vitest';
import type { BlockDocument, PipelineDocument } from '@shared/model';
import { nameFault, parseVariable, renameVariable, resolveText, retyped, variableText } from './variables';

const variables = { target: 'Species', testShare: 0.2, dropped: ['a', 'b'] };

describe('resolveText', () => {
  it('keeps the type of a variable that stands alone', () => {
    expect(resolveText('${testShare}', variables)).toEqual({ value: 0.2, unknown: [] });
  });
  it('writes it out within a text', () => {
    expect(resolveText('data/${target}-${testShare}.csv', variables).value).toBe('data/Species-0.2.csv');
  });
  it('lists what is not defined and leaves it', () => {
    expect(resolveText('${a}/${target}/${a}', variables)).toEqual({
      value: '${a}/Species/${a}',
      unknown: ['a'],
    });
  });
  it('leaves what only a run knows to the run', () => {
    expect(resolveText('out/${run.date}/${item.key}-${target}.csv', variables)).toEqual({
      value: 'out/${run.date}/${item.key}-Species.csv',
      unknown: [],
    });
    expect(resolveText('${env.HOME}${runs.id}', variables).unknown).toEqual(['runs.id']);
  });
});

describe('typed values', () => {
  it('are read by type', () => {
    expect(parseVariable('0.2', 'number')).toEqual({ value: 0.2 });
    expect(parseVariable('0.2', 'text')).toEqual({ value: '0.2' });
    expect(parseVariable('a, 2', 'list')).toEqual({ value: ['a', 2] });
    expect(parseVariable('{"a": 1}', 'list')).toEqual({ value: { a: 1 } });
    expect(parseVariable('x', 'number')).toHaveProperty('fault');
    expect(parseVariable('[1,', 'list')).toHaveProperty('fault');
  });
  it('survive being shown and read, also a list of texts that look like numbers', () => {
    for (const list of [['a', 'b'], [1, 2], ['1', '02'], ['a, b', 'c'], [{ a: 1 }], []]) {
      expect(parseVariable(variableText(list), 'list')).toEqual({ value: list });
    }
  });
  it('change their type without losing what fits', () => {
    expect(retyped('7', 'number')).toBe(7);
    expect(retyped('seven', 'number')).toBe(0);
    expect(retyped('a', 'list')).toEqual(['a']);
    expect(retyped(0.2, 'text')).toBe('0.2');
  });
});

describe('renaming', () => {
  it('is one change: the variable in its place, and every parameter and condition that reads it', () => {
    const blocks: BlockDocument[] = [
      {
        id: 'a',
        kind: 'k',
        params: { target: '${target}', steps: [{ columns: ['${target}', '${targets}'] }] },
        when: ['variables.target = x', 'my.variables.target = variables.targets'],
      },
      { id: 'b', kind: 'k', when: 'b.rows > variables.target' },
      { id: 'c', kind: 'k' },
    ];
    const document: PipelineDocument = { lathe: 1, name: 'P', variables, blocks };
    const renamed = renameVariable(document, 'target', 'label');
    expect(Object.keys(renamed.variables ?? {})).toEqual(['label', 'testShare', 'dropped']);
    expect(renamed.blocks[0]).toMatchObject({
      params: { target: '${label}', steps: [{ columns: ['${label}', '${targets}'] }] },
      when: ['variables.label = x', 'my.variables.target = variables.targets'],
    });
    expect(renamed.blocks[1]?.when).toBe('b.rows > variables.label');
    expect(renamed.blocks[2]).toEqual(blocks[2]);
  });
  it('refuses a name that is taken or no name', () => {
    expect(nameFault('target', variables, 'testShare')).toMatch('already');
    expect(nameFault('2x', variables)).toMatch('Letters');
    expect(nameFault('target', variables, 'target')).toBeUndefined();
  });
});
