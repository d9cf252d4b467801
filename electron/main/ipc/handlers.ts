import type { CommandName, CommandOutput, ParsedInput } from '@shared/contract';
import type { ProjectCommand } from '@engine/index';
import type { Desk } from '../windows';

/** Commands that the shell answers itself: dialogs, settings, windows. */
export type ShellCommand = Exclude<CommandName, ProjectCommand> | 'models.export' | 'system.status';

export type ShellHandlers = {
  readonly [N in ShellCommand]: (
    input: ParsedInput<N>,
    desk: Desk,
  ) => CommandOutput<N> | Promise<CommandOutput<N>>;
};
