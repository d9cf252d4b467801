import type { PipelineUse } from './blockKind';

/** What parameters as written name of another pipeline; undefined while they name none. */
export function pipelineUse(
  how: PipelineUse['how'],
  params: Readonly<Record<string, unknown>>,
): PipelineUse | undefined {
  const text = (name: string): string | undefined => {
    const value = params[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const pipeline = text('pipeline');
  const variables = params['variables'];
  return pipeline === undefined
    ? undefined
    : {
        how,
        pipeline,
        project: text('project'),
        block: text('block'),
        port: text('port'),
        ...(isRecord(variables) ? { variables } : {}),
      };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
