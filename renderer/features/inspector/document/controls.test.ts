import { describe, expect, it } from 'vitest';
import type { BlockDocument, Issue } from '@shared/model';
import {
  asWritten,
  callbackWords,
  conditionFault,
  conditionFaultWords,
  itemWords,
  retryWords,
  whenWords,
  withRetry,
} from './controls';

const block = (part: Partial<BlockDocument> = {}): BlockDocument => ({
  id: 'fit',
  kind: 'train.mlp',
  ...part,
});

describe('settings that are the default', () => {
  it('leave no key behind', () => {
    expect(asWritten(['  '])).toBeUndefined();
    expect(asWritten(['a ', ''])).toBe('a');
    expect(asWritten(['a', 'b'])).toEqual(['a', 'b']);
    expect(withRetry({ times: 3, delaySeconds: 30 }, { times: 0 })).toBeUndefined();
  });
  it('of a retry go with what they are about', () => {
    const doubling = withRetry(
      { times: 3, delaySeconds: 30, maxDelaySeconds: 60 },
      { backoff: 'exponential' },
    );
    expect(doubling).toEqual({ times: 3, delaySeconds: 30, backoff: 'exponential', maxDelaySeconds: 60 });
    expect(withRetry(doubling, { delaySeconds: 0 })).toEqual({ times: 3 });
    const later = { times: 3, jitter: true };
    expect(withRetry(later, { times: 2 })).toEqual({ times: 2, jitter: true });
    expect(withRetry(doubling, { backoff: 'fixed' })).toEqual({
      times: 3,
      delaySeconds: 30,
      maxDelaySeconds: 60,
    });
  });
});

describe('the words of a section', () => {
  it('say nothing while all is as usual', () => {
    expect([whenWords(block()), retryWords(block()), itemWords(block(), []), callbackWords({})]).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
  it('say what was set', () => {
    expect(whenWords(block({ when: 'quality.rows > 100', join: 'any' }))).toBe(
      'if quality.rows > 100, any input is enough',
    );
    expect(whenWords(block({ when: ['a.rows > 1', 'b.rows > 1'] }))).toBe('2 conditions');
    expect(
      retryWords(
        block({ retry: { times: 3, delaySeconds: 300, backoff: 'exponential' }, timeoutSeconds: 60 }),
      ),
    ).toBe('3 more times, after 5 min, doubling, at most 60 s each');
    expect(itemWords(block({ map: ['model', 'seed'], onItemError: 'continue' }), ['list'])).toBe(
      'each of model × seed, goes on after errors',
    );
    expect(itemWords(block({ collect: 'all' }), ['fit'])).toBe('along with fit, collects all');
    expect(callbackWords({ onFailure: 'a.ts', onCancelled: ['b.ts'] })).toBe('after failure, cancel');
  });
});

describe('the fault of a condition', () => {
  const issue = (message: string): Issue => ({
    severity: 'error',
    code: 'pipeline.badCondition',
    message,
    cure: 'Name a block.',
    file: 'f',
  });
  const unknown = issue('The condition `qualty.rows > 1`: there is no block `qualty`.');

  it('stands at its own text', () => {
    expect(conditionFault([unknown], 'qualty.rows > 1')).toBe(unknown);
    expect(conditionFault([unknown], 'rows > 1')).toBeUndefined();
  });
  it('does not say again which condition it is about', () => {
    expect(conditionFaultWords(unknown)).toBe('There is no block `qualty`. Name a block.');
    expect(conditionFaultWords(issue('The condition `a >`, character 4: a value is missing.'))).toBe(
      'Character 4: a value is missing. Name a block.',
    );
  });
});
