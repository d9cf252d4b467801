import { commandTable } from './commandTable';
import type { Command } from './invocation';

/** The command line itself is wrong. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly command?: Command,
  ) {
    super(message);
  }
}

export function usageOf(command: Command): string {
  return `Usage: lathe ${`${command.name} ${command.usage}`.trim()} [--json]\n  ${command.summary}`;
}

export function usage(): string {
  const lines = commandTable.map(
    (command) => `  ${`${command.name} ${command.usage}`.trim()}\n      ${command.summary}`,
  );
  return [
    'Usage: lathe COMMAND … [--json]',
    '',
    ...lines,
    '',
    'With --json: one JSON object a line, the last one the summary.',
    'Exit codes: 0 done, 1 the work failed, 2 usage or invalid project, 130 cancelled.',
  ].join('\n');
}
