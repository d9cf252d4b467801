import { app } from 'electron';
import { resolve } from 'node:path';

export interface CommandLine {
  /** Folder of the project to open. */
  readonly project: string | undefined;
  /** The caller made the project, so what it says may run. */
  readonly trust: boolean;
}

/** `[--trust] [--project] FOLDER`; anything else belongs to Chromium. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const given = argv.slice(1).filter((text) => !text.startsWith('-') && resolve(text) !== app.getAppPath());
  const named = argv.indexOf('--project');
  const equals = argv.find((text) => text.startsWith('--project='));
  const folder =
    equals !== undefined ? equals.slice('--project='.length) : named > 0 ? argv[named + 1] : given[0];
  return { project: folder ? resolve(folder) : undefined, trust: argv.includes('--trust') };
}
