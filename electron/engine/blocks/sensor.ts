import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { LatheError } from '@shared/errors';
import type { Field } from '@shared/model';
import { z } from 'zod';
import type { HostContext } from './blockKind';

const longestTimer = 2 ** 31 - 1;

/** Parameters that every kind that waits has. */
export const sensorShape = {
  everySeconds: z.number().min(1).max(86_400).default(10),
  timeoutSeconds: z.number().min(0).optional(),
  onTimeout: z.enum(['fail', 'skip']).default('fail'),
};

export interface SensorParams {
  readonly everySeconds: number;
  readonly timeoutSeconds?: number | undefined;
  readonly onTimeout: 'fail' | 'skip';
}

export const sensorFields: readonly Field[] = [
  {
    name: 'everySeconds',
    title: 'Look every',
    type: 'number',
    unit: 's',
    default: 10,
    min: 1,
    max: 86_400,
    help: 'Pause between two looks. No worker is held meanwhile.',
  },
  {
    name: 'timeoutSeconds',
    title: 'Give up after',
    type: 'number',
    unit: 's',
    min: 0,
    help: 'Empty: waits as long as it takes. 0: looks once.',
  },
  {
    name: 'onTimeout',
    title: 'Then',
    type: 'choice',
    default: 'fail',
    options: [
      { value: 'fail', title: 'Fail', help: 'The block fails, and with it the run.' },
      { value: 'skip', title: 'Skip', help: 'This block and what needs it are skipped.' },
    ],
  },
];

/** What one look saw. */
export interface Look<T> {
  /** What was waited for; absent while it is not there. */
  readonly found?: T;
  /** What was there instead, for the reason: `it answers 503`. */
  readonly seen?: string;
  /** When to look again at the latest, when that is before the usual pause is over. */
  readonly againSeconds?: number;
}

/** What was found, and how; or why the block is skipped. */
export type Waited<T> = { readonly found: T; readonly reason: string } | { readonly skip: string };

/**
 * Looks again and again until something is there. Between two looks nothing but a timer is held. Time is taken
 * from a clock that is never set, so that a changed system time ends no wait.
 * @param what what it waits for, so that `waits for …` is a sentence.
 * @throws LatheError `run.timeout` after `timeoutSeconds`, `run.cancelled`, and what a look throws.
 */
export async function waitFor<T>(
  context: Pick<HostContext<SensorParams>, 'params' | 'signal' | 'waits'>,
  what: string,
  look: (signal: AbortSignal) => Promise<Look<T>>,
): Promise<Waited<T>> {
  const { params, signal, waits } = context;
  const end = performance.now() + (params.timeoutSeconds ?? Infinity) * 1000;
  const limit = new AbortController();
  const abort = (): void => limit.abort();
  signal.addEventListener('abort', abort);
  const limitMilliseconds = (params.timeoutSeconds ?? 0) * 1000;
  // None for 0, which is to look once, nor for what no timer can hold, which is asked for between looks.
  const timer =
    limitMilliseconds > 0 && limitMilliseconds <= longestTimer
      ? setTimeout(abort, limitMilliseconds)
      : undefined;
  waits(`waits for ${what}`);
  try {
    let seen: string | undefined;
    for (let looks = 1; ; looks += 1) {
      const { found, againSeconds, ...saw } = await lookUntilAborted(look, limit.signal);
      if (!limit.signal.aborted) seen = saw.seen;
      if (signal.aborted) throw cancelled();
      if (found !== undefined)
        return { found, reason: looks === 1 ? 'found at the first look' : `found at look ${looks}` };
      const left = end - performance.now();
      if (limit.signal.aborted || left <= 0) return giveUp(params, what, seen);
      waits(
        `waits for ${what} (${seen === undefined ? '' : `${seen}; `}looked ${times(looks)}, last ${clock(new Date())})`,
      );
      const pause = Math.min(againSeconds ?? Infinity, params.everySeconds) * 1000;
      await delay(Math.min(pause, left), undefined, { signal: limit.signal }).catch(() => undefined);
      if (signal.aborted) throw cancelled();
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** A look that was cut off saw nothing. */
async function lookUntilAborted<T>(
  look: (signal: AbortSignal) => Promise<Look<T>>,
  signal: AbortSignal,
): Promise<Look<T>> {
  if (signal.aborted) return {};
  try {
    return await look(signal);
  } catch (thrown) {
    if (signal.aborted) return {};
    throw thrown;
  }
}

function giveUp(params: SensorParams, what: string, seen: string | undefined): { readonly skip: string } {
  const message = `waited ${params.timeoutSeconds} s for ${what}${seen === undefined ? '' : `; ${seen}`}`;
  if (params.onTimeout === 'skip') return { skip: message };
  throw new LatheError('run.timeout', `${message[0]?.toUpperCase()}${message.slice(1)}.`, {
    cure: 'Raise `timeoutSeconds`, or let `onTimeout: skip` leave out what needs it.',
    about: { parameter: 'timeoutSeconds' },
  });
}

function cancelled(): LatheError {
  return new LatheError('run.cancelled', 'Cancelled.');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function clock(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
