import { expect, it } from 'vitest';
import type { BlockDescriptor, PipelineDocument } from '@shared/model';
import { callbackCode, callbackFile } from './callbackFile';
import { conditionExamples } from './conditionExamples';
import { freshTest, withSeverity } from './dataTests';
import { kindsWithoutLimit, limitWords, withLimit } from './limits';
import { portFault } from './portName';

const document: PipelineDocument = {
  lathe: 1,
  name: 'P',
  variables: { mode: 'full' },
  blocks: [
    { id: 'data', kind: 'load.file' },
    { id: 'fit', kind: 'train.mlp', inputs: { train: 'data' } },
  ],
};

it('limits are written only where there are any', () => {
  const limited = withLimit(document, { runs: 1, whenBusy: 'skip', kinds: { 'train.mlp': 2 } });
  expect(limited.limits).toEqual({ runs: 1, whenBusy: 'skip', kinds: { 'train.mlp': 2 } });
  expect(limitWords(limited.limits)).toBe('1 run at once, else skipped, 2 of train.mlp');
  expect(kindsWithoutLimit(limited)).toEqual(['load.file']);
  expect(withLimit(limited, { runs: undefined, kinds: { 'train.mlp': 0 } })).toEqual(document);
});

it('a further data test begins with a name of its own and a query that finds nothing', () => {
  const split = {
    outputs: [
      { name: 'train', type: 'frame' },
      { name: 'test', type: 'frame' },
    ],
  } as BlockDescriptor;
  const first = freshTest([], undefined);
  expect(freshTest([first], split)).toEqual({
    name: 'no wrong rows 2',
    sql: 'select * from train where false',
  });
  expect(withSeverity(withSeverity(first, 'warning'), 'error')).toEqual(first);
});

it('a callback starts from code that takes what its outcome has', () => {
  expect(callbackFile('fit', 'cancelled')).toBe('callbacks/fit-cancel.ts');
  expect(callbackCode('failure')).toContain('({ block, run, error, log })');
  expect(callbackCode('success')).toContain('({ block, run, metrics, log })');
});

it('conditions are suggested from what the pipeline has', () => {
  const examples = conditionExamples(document, 'fit', {
    data: {
      run: 1,
      block: 'data',
      kind: 'load.file',
      state: 'succeeded',
      reason: '',
      outputs: { frame: { hash: 'h', type: 'frame', bytes: 1 } },
      params: {},
      metrics: {},
    },
  });
  expect(examples).toContain('variables.mode = full');
  expect(examples).toContain('data.rows > 0');
  expect(examples.some((example) => example.startsWith('fit.'))).toBe(false);
});

it('a further input has a name that no other has', () => {
  const fit = document.blocks[1]!;
  expect(portFault('month', fit, undefined)).toBeUndefined();
  expect(portFault('train', fit, undefined)).toMatch(/already/);
  expect(portFault('a-b', fit, undefined)).toMatch(/Letters/);
});
