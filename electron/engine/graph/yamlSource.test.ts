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
