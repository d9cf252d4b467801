import type { LogLine } from '@shared/model';
import { exitCode } from '../exitCode';
import type { Invocation } from '../invocation';
import { runNumber } from '../runNumber';
import { UsageError } from '../usage';
import { withProject } from '../withProject';

const levels = ['debug', 'info', 'warning', 'error'] as const;
const mostLines = 100_000;

/** The log of a run: all of it, or that of a block, an item, an attempt, a level and above, or with a text in it. */
export async function run({
  arguments: [folder = '', given = ''],
  text,
  output,
}: Invocation): Promise<number> {
  const request = {
    run: runNumber(given),
    limit: mostLines,
    ...optional('block', text('block')),
    ...optional('item', text('item')),
    ...optional('search', text('search')),
    ...optional('level', levelOf(text('level'))),
    ...optional('attempt', attemptOf(text('attempt'))),
  };
  const lines = await withProject({ folder, mode: 'read' }, (session) => session.call('runs.log', request));
  for (const line of lines) {
    output.object(line);
    output.text(lineText(line));
  }
  if (lines.length === 0) output.text('No line.');
  output.object({ lines: lines.length });
  return exitCode.done;
}

function lineText({ time, level, block, item, attempt, text }: LogLine): string {
  const place = [block, item, attempt !== undefined && attempt > 1 ? `attempt ${attempt}` : undefined];
  const mark = level === 'info' ? '' : ` ${level}`;
  return `${new Date(time).toISOString().slice(11, 23)}${mark} ${place.filter(Boolean).join(' · ') || 'run'}: ${text}`;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function levelOf(given: string | undefined): (typeof levels)[number] | undefined {
  const level = levels.find((known) => known === given);
  if (given !== undefined && level === undefined)
    throw new UsageError(`A level is one of ${levels.join(', ')}; "${given}" is none.`);
  return level;
}

function attemptOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(given)) throw new UsageError(`An attempt is a number from 1; "${given}" is none.`);
  return Number(given);
}
