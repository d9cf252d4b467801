import '@engine/runtimes/polyfill';
import { LatheError } from '@shared/errors';
import { exitCode, exitCodeOf } from './exitCode';
import { interruption } from './interruption';
import type { Command, Invocation } from './invocation';
import { Output } from './output';
import { parseCommandLine, type CommandLine } from './parseCommandLine';
import { UsageError, usage, usageOf } from './usage';
import { version } from './version';

/** `lathe`: reads the command line, runs one command, and ends with its exit code. */
async function main(words: readonly string[]): Promise<number> {
  if (words[0] === 'help' || words[0] === '--help' || words[0] === '-h') {
    process.stdout.write(`${usage()}\n`);
    return exitCode.done;
  }
  if (words[0] === '--version') {
    process.stdout.write(`${version()}\n`);
    return exitCode.done;
  }
  const output = new Output(words.includes('--json'));
  let command: Command | undefined;
  try {
    const line = parseCommandLine(words);
    if (line.help) {
      process.stdout.write(`${usageOf(line.command)}\n`);
      return exitCode.done;
    }
    command = line.command;
    const { run } = await command.load();
    return await run(invocationOf(line, output));
  } catch (error) {
    return fail(error, output, command);
  } finally {
    await output.flush();
  }
}

function invocationOf(line: CommandLine, output: Output): Invocation {
  const { options } = line;
  return {
    arguments: line.arguments,
    text: (option) => options[option] as string | undefined,
    texts: (option) => (options[option] as string[] | undefined) ?? [],
    flag: (option) => options[option] === true,
    output,
    interrupted: interruption(),
  };
}

function fail(thrown: unknown, output: Output, command: Command | undefined): number {
  if (thrown instanceof UsageError) {
    const called = thrown.command ?? command;
    const help = called ? usageOf(called) : usage();
    process.stderr.write(`${thrown.message}\n\n${help}\n`);
    output.object({ error: { code: 'request.invalid', message: thrown.message } });
    return exitCode.usage;
  }
  const error = LatheError.from(thrown);
  output.status('');
  output.error(error);
  if (error.code === 'internal' && error.cause instanceof Error)
    process.stderr.write(`${error.cause.stack}\n`);
  return exitCodeOf(error);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.done);
});

void main(process.argv.slice(2)).then((code) => process.exit(code));
