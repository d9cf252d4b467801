import { expect, test } from 'vitest';
import { cacheKey, type KeyParts } from './cacheKey';
import { whatChanged } from './reasons';
import { substitute } from './substitution';

const parts: KeyParts = {
  kind: 'train.mlp',
  version: 1,
  params: { learningRate: 0.01, hidden: [64, 32], steps: [{ step: 'impute', method: 'mean' }] },
  code: 'c1',
  inputs: { train: 'h1', recipe: 'h2' },
  files: { 'data/x.csv': 'f1' },
};

test('a key does not depend on the order of keys, and never changes between versions', () => {
  const shuffled = JSON.parse(
    '{"files":{"data/x.csv":"f1"},"inputs":{"recipe":"h2","train":"h1"},"code":"c1","params":{"steps":[{"method":"mean","step":"impute"}],"hidden":[64,32],"learningRate":0.01},"version":1,"kind":"train.mlp"}',
  ) as KeyParts;
  expect(cacheKey(shuffled)).toBe(cacheKey(parts));
  // printf '%s' '{"files":{},"inputs":{},"kind":"k","params":{},"version":1}' | sha256sum
  expect(cacheKey({ kind: 'k', version: 1, params: {}, inputs: {}, files: {} })).toBe(
    '28d5264b8c4a4a10ca72d11e6147ef849141f05cfcdd4b1f24ae4b241c2b03d7',
  );
});

test.each<[string, Partial<KeyParts>, string]>([
  [
    'a parameter',
    { params: { ...(parts.params as object), learningRate: 0.02 } },
    'parameter learningRate: 0.01 → 0.02',
  ],
  [
    'a step',
    { params: { ...(parts.params as object), steps: [{ step: 'impute', method: 'median' }] } },
    'parameter steps[0].method: mean → median',
  ],
  ['a list', { params: { ...(parts.params as object), hidden: [8] } }, 'parameter hidden: [64,32] → [8]'],
  ['the code', { code: 'c2' }, 'code changed'],
  ['an input', { inputs: { train: 'h9', recipe: 'h2' } }, 'input train changed'],
  ['a file', { files: { 'data/x.csv': 'f2' } }, 'file data/x.csv changed'],
  [
    'another file',
    { files: { 'data/y.csv': 'f1' } },
    'file data/x.csv is no longer read; file data/y.csv is new to it',
  ],
  ['the version', { version: 2 }, 'a newer version of train.mlp'],
])('%s changes the key, and the reason says so', (_, change, reason) => {
  const now = { ...parts, ...change };
  expect(cacheKey(now)).not.toBe(cacheKey(parts));
  expect(whatChanged(parts, now)).toBe(reason);
});

test('equal parts have no difference', () => {
  expect(whatChanged(parts, JSON.parse(JSON.stringify(parts)) as KeyParts)).toBe('');
});

test('a whole variable keeps its type, an embedded one becomes text', () => {
  const variables = { share: 0.2, list: [1, 2], name: 'x' };
  expect(
    substitute({ a: '${share}', b: '${list}', c: 'p-${name}-${share}', d: '${other}' }, variables),
  ).toEqual({
    a: 0.2,
    b: [1, 2],
    c: 'p-x-0.2',
    d: '${other}',
  });
});
