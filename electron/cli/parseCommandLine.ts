import { parseArgs } from 'node:util';
import { commandTable } from './commandTable';
import type { Command } from './invocation';
import { UsageError } from './usage';

export interface CommandLine {
  readonly command: Command;
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly json: boolean;
  readonly help: boolean;
}

/** Throws `UsageError`. `words` are the arguments after the program's name. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const command = findCommand(words);
  const { positionals, values } = parse(
    command,
    words.filter((_, index) => index !== words.indexOf(command.name)),
  );
  const help = values['help'] === true;
  if (!help) countArguments(command, positionals.length);
  return { command, arguments: positionals, options: values, json: values['json'] === true, help };
}

function findCommand(words: readonly string[]): Command {
  const name = words.find((word) => !word.startsWith('-'));
  if (name === undefined) throw new UsageError('Say which command.');
  const command = commandTable.find((known) => known.name === name);
  if (!command) throw new UsageError(`There is no command "${name}".`);
  return command;
}

function parse(command: Command, words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError((error as Error).message, command);
  }
}

function countArguments(command: Command, count: number): void {
  if (count < command.least) throw new UsageError('An argument is missing.', command);
  if (count > command.most) throw new UsageError('There are too many arguments.', command);
}
