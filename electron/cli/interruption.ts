import { exitCode } from './exitCode';

/** Aborted by the first Ctrl-C or polite kill; the second one does not wait for anything. */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(exitCode.cancelled);
      controller.abort();
    });
  }
  return controller.signal;
}
