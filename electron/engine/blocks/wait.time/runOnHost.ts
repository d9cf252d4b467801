import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { instantOf, timeOfDay, wallTime } from '@engine/calendar';
import { LatheError } from '@shared/errors';
import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import type { WaitTimeParams } from './schema';

/** So often the clock is looked at: it may be set, and a machine that sleeps stops its timers. */
const longestPauseMilliseconds = 10_000;

/** Waits for a length of time, or for a time of day by the system's clock. */
export async function runOnHost(context: HostContext<WaitTimeParams>): Promise<HostOutcome> {
  const { params, scratch, signal, waits } = context;
  if (params.until === 'passed') {
    waits(`waits ${params.seconds} s`);
    const end = performance.now() + params.seconds * 1000;
    await pauseUntil(() => end - performance.now(), signal);
  } else {
    waits(`waits for ${params.time} ${params.zone}`);
    const end = nextTime(params.time, params.zone, Date.now());
    await pauseUntil(() => end - Date.now(), signal);
  }
  const time = new Date().toISOString();
  return { reason: 'the time has come', outputs: { value: valueDraft(scratch, { time }, time) } };
}

/** The next instant at which clocks of a zone show a time of day; `now` itself counts. Milliseconds since 1970. */
export function nextTime(time: string, zone: string, now: number): number {
  const today = wallTime(now, zone);
  const clock = timeOfDay(time) ?? { hour: 0, minute: 0 };
  const instants = [-1, 0, 1, 2].map((ahead) =>
    instantOf({ ...today, ...clock, day: today.day + ahead, second: 0 }, zone),
  );
  return Math.min(...instants.filter((instant) => instant >= now));
}

async function pauseUntil(millisecondsLeft: () => number, signal: AbortSignal): Promise<void> {
  for (let left = millisecondsLeft(); left > 0 || signal.aborted; left = millisecondsLeft()) {
    if (signal.aborted) throw new LatheError('run.cancelled', 'Cancelled.');
    await delay(Math.min(left, longestPauseMilliseconds), undefined, { signal }).catch(() => undefined);
  }
}
