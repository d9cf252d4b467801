import type { z } from 'zod';
import type { ErrorData } from '../errors';
import { backfillCommands } from './backfills';
import { modelCommands } from './models';
import { pipelineCommands } from './pipelines';
import { previewCommands } from './previews';
import { productCommands } from './products';
import { projectCommands } from './projects';
import { runCommands } from './runs';
import { secretCommands } from './secrets';
import { storageCommands } from './storage';
import { systemCommands } from './system';

/** Every command, one file a feature. */
export const commands = {
  ...projectCommands,
  ...pipelineCommands,
  ...runCommands,
  ...previewCommands,
  ...modelCommands,
  ...productCommands,
  ...backfillCommands,
  ...secretCommands,
  ...storageCommands,
  ...systemCommands,
};

export type CommandName = keyof typeof commands;
/** What a caller gives (defaults may be left out). */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['input']>;
/** What a handler receives (defaults filled in). */
export type ParsedInput<N extends CommandName> = z.output<(typeof commands)[N]['input']>;
export type CommandOutput<N extends CommandName> = z.output<(typeof commands)[N]['output']>;

export type CommandResult<N extends CommandName> =
  { readonly ok: true; readonly value: CommandOutput<N> } | { readonly ok: false; readonly error: ErrorData };

export * from './events';
export type { OpenPipeline } from './pipelines';
export type { SecretEntry, SecretList } from './secrets';
export { settingsSchema, type Settings, type Status } from './system';
export * from './window';
