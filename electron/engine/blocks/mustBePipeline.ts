import { LatheError } from '@shared/errors';
import type { HostServices } from './blockKind';

/** @throws LatheError `parameter.invalid` when the project has no such pipeline. */
export function mustBePipeline(pipeline: string, services: Pick<HostServices, 'pipelines'>): void {
  const known = services.pipelines();
  if (known.includes(pipeline)) return;
  throw new LatheError('parameter.invalid', `There is no pipeline \`${pipeline}\`.`, {
    cure: `Pipelines of this project: ${known.join(', ') || 'none'}.`,
    about: { parameter: 'pipeline' },
  });
}
