import type { BlockRun, PipelineDocument } from '@shared/model';

const mostExamples = 40;

/** Beginnings of conditions on what a pipeline has: its variables, its blocks' rows, states and metrics. */
export function conditionExamples(
  document: PipelineDocument,
  block: string,
  blockRuns: Readonly<Record<string, BlockRun>>,
): string[] {
  const variables = Object.entries(document.variables ?? {}).map(([name, value]) =>
    `variables.${name} = ${typeof value === 'object' ? '' : String(value)}`.trimEnd(),
  );
  const blocks = document.blocks
    .filter(({ id }) => id !== block)
    .flatMap(({ id }) => {
      const run = blockRuns[id];
      const metrics = Object.keys(run?.metrics ?? {}).map((name) => `${id}.${name} > `);
      const frame = Object.values(run?.outputs ?? {}).some(({ type }) => type === 'frame');
      return [...metrics, ...(frame ? [`${id}.rows > 0`] : []), `${id}.state = succeeded`];
    });
  return [...variables, 'run.trigger = schedule', ...blocks].slice(0, mostExamples);
}
