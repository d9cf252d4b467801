import { expect, test } from 'vitest';
import { parseYaml } from './yamlSource';

test('an alias that stands inside itself is refused with its line', () => {
  const text = 'lathe: 1\nblocks: &all\n  - id: x\n    inputs: *all\n';
  expect(() => parseYaml(text, 'p.yaml')).toThrow('p.yaml, line 4: *all stands inside itself.');
});

test('an alias of something else is written out', () => {
  const text = 'first: &shared { a: 1 }\nsecond: *shared\n';
  expect(parseYaml(text, 'p.yaml').value).toEqual({ first: { a: 1 }, second: { a: 1 } });
});

test('merge keys are followed, a second document and multiplied aliases are refused in words', () => {
  const merged = 'common: &common { path: a, limit: 1 }\nparams: { <<: *common, limit: 2 }\n';
  expect(parseYaml(merged, 'p.yaml').value).toMatchObject({ params: { path: 'a', limit: 2 } });
  expect(() => parseYaml('a: 1\n---\nb: 2\n', 'p.yaml')).toThrow(
    'p.yaml, line 2: A second document starts here.',
  );
  const ten = (of: string): string => `[${Array(10).fill(of).join(', ')}]`;
  const bomb = `a: &a ${ten('x')}\nb: &b ${ten('*a')}\nc: &c ${ten('*b')}\nd: ${ten('*c')}\n`;
  expect(() => parseYaml(bomb, 'p.yaml')).toThrow('p.yaml: its aliases stand for too much.');
});
