import { describe, expect, it } from 'vitest';
import type { ModelVersion, RegisteredModel } from '@shared/model';
import { familyText, headlineMetric, modelCaption, seenText, versionToShow } from './selectors';

const version = (number: number, aliases: string[] = []): ModelVersion => ({
  name: 'penguin-species',
  version: number,
  aliases,
  createdAt: 0,
  run: 1,
  pipeline: 'train',
  family: 'mlp',
  task: 'classification',
  artifact: 'ab',
  metrics: { log_loss: 0.05, accuracy: 0.98 },
  note: '',
});
const model = (...versions: ModelVersion[]): RegisteredModel => ({ name: 'penguin-species', versions });

describe('which version is shown', () => {
  it('is the one asked for, else the champion, else the newest', () => {
    const crowned = model(version(1), version(2, ['champion']), version(3));
    expect(versionToShow(crowned, 3)?.version).toBe(3);
    expect(versionToShow(crowned, 9)?.version).toBe(2);
    expect(versionToShow(model(version(1), version(2)), undefined)?.version).toBe(2);
    expect(versionToShow(model(), undefined)).toBeUndefined();
  });
});

it('says in a line how many versions there are and which leads', () => {
  expect(modelCaption(model(version(1)))).toBe('1 version · no champion');
  expect(modelCaption(model(version(1), version(2, ['champion'])))).toBe('2 versions · champion v2');
});

it('names families and their layers', () => {
  expect(familyText('train.mlp', { hidden: [64, 32] })).toBe('MLP 64, 32');
  expect(familyText('logistic')).toBe('Logistic');
});

it('leads with the usual metric', () => {
  expect(headlineMetric(version(1))).toEqual({ name: 'accuracy', value: 0.98 });
});

it('shows what an input was in training', () => {
  const input = { name: 'Island', type: 'category', required: true, missing: 0 } as const;
  expect(seenText({ ...input, categories: ['Biscoe', 'Dream'] })).toBe('Biscoe, Dream');
  expect(seenText({ ...input, categories: [...'abcdefgh'] })).toBe('a, b, c, d, e, f and 2 more');
  expect(seenText({ ...input, type: 'decimal', min: 2700, max: 6300 })).toBe('2700 to 6300');
});
