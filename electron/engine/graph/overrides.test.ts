import { expect, test } from 'vitest';
import { applySettings, parseSetting } from './overrides';

const document = {
  lathe: 1,
  name: 'T',
  variables: { share: 0.2 },
  blocks: [{ id: 'mlp', kind: 'train.mlp', params: { epochs: 5, steps: [{ method: 'mean' }] } }],
};

test('a setting is a name and a YAML value', () => {
  expect(parseSetting('mlp.epochs=3')).toEqual(['mlp.epochs', 3]);
  expect(parseSetting('mlp.hidden=[8, 4]')).toEqual(['mlp.hidden', [8, 4]]);
  expect(parseSetting('target=a=b')).toEqual(['target', 'a=b']);
  expect(() => parseSetting('target')).toThrow(/has no value/);
});

test('settings reach variables and parameters, and leave the document alone', () => {
  const set = applySettings(
    document,
    { share: 0.3, target: 'y', 'mlp.epochs': 3, 'mlp.steps.0.method': 'median' },
    { target: 'x' },
  );
  expect(set.variables).toEqual({ share: 0.3, target: 'y' });
  expect(set.blocks[0]?.params).toEqual({ epochs: 3, steps: [{ method: 'median' }] });
  expect(document.variables).toEqual({ share: 0.2 });
});

test('a part of a variable can be set; the rest of it stays', () => {
  const project = { database: { host: 'db', ports: [1, 2] } };
  expect(
    applySettings(document, { 'database.host': 'other', 'database.ports.1': 3 }, project).variables,
  ).toEqual({
    share: 0.2,
    database: { host: 'other', ports: [1, 3] },
  });
  expect(project.database.host).toBe('db');
  expect(() => applySettings(document, { constructor: 1 }, project)).toThrow(/There is no variable/);
});

test('a setting of nothing is refused, with what was meant', () => {
  expect(() => applySettings(document, { shar: 1 }, {})).toThrow(
    expect.objectContaining({ code: 'variable.undefined', cure: 'Did you mean `share`?' }),
  );
  expect(() => applySettings(document, { 'mpl.epochs': 1 }, {})).toThrow(
    expect.objectContaining({ cure: 'Did you mean `mlp`?' }),
  );
});
