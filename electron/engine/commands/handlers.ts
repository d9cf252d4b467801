import { commands } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { ProjectCommand } from '../engine';
import { backfillHandlers } from './backfills';
import { modelHandlers } from './models';
import { pipelineHandlers } from './pipelines';
import { previewHandlers } from './previews';
import { productHandlers } from './productUses';
import type { Handlers, ProjectContext } from './projectContext';
import { runHandlers } from './runs';
import { storageHandlers } from './storage';
import { systemHandlers } from './system';

const handlers: Handlers<ProjectCommand> = {
  ...pipelineHandlers,
  ...runHandlers,
  ...previewHandlers,
  ...modelHandlers,
  ...productHandlers,
  ...backfillHandlers,
  ...storageHandlers,
  ...systemHandlers,
};

/**
 * Answers one command: parses the input, calls the feature's handler.
 * @throws LatheError `request.invalid` for input that the contract does not allow.
 */
export async function answer(
  name: ProjectCommand,
  input: unknown,
  project: ProjectContext,
): Promise<unknown> {
  const handler = handlers[name] as ((input: unknown, project: ProjectContext) => unknown) | undefined;
  if (!handler) throw new LatheError('request.invalid', `There is no command ${String(name)}.`);
  const parsed = commands[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LatheError(
      'request.invalid',
      `${name}: ${(issue?.path ?? []).join('.')} ${issue?.message ?? ''}`.trim(),
    );
  }
  // The folder of an export is the shell's addition to the contract.
  const extra = name === 'models.export' ? { out: (input as { out: string }).out } : {};
  const given = parsed.data === undefined ? undefined : { ...(parsed.data as object), ...extra };
  return await handler(given, project);
}
