import type { RunDetail } from '@shared/model';
import { runSummary } from '../runSummary';
import { describeError } from './describeError';
import { measure, seconds } from './quantities';
import { table } from './table';

/** The end of a run for people: how it went, what was measured, what was registered. */
export function describeRun(run: RunDetail): string {
  const { seconds: duration } = runSummary(run);
  const reused = run.blocks.filter(({ state }) => state === 'cached').length;
  const parts = [
    `Run ${run.id} ${run.state} in ${seconds(duration)}${reused ? `, ${reused} of ${run.blocks.length} blocks reused` : ''}.`,
  ];
  const metrics = Object.entries(run.metrics);
  if (metrics.length) {
    parts.push(
      table(
        ['metric', 'value'],
        metrics.map(([name, value]) => [name, measure(value)]),
      ),
    );
  }
  if (run.models.length) parts.push(`Registered: ${run.models.join(', ')}`);
  if (run.error) parts.push(describeError(run.error));
  return parts.join('\n\n');
}
