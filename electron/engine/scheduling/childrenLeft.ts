import { ChildProcess } from 'node:child_process';

/** Processes that code started in this one and left running. */
export function childrenLeft(): ChildProcess[] {
  const { _getActiveHandles: active } = process as { _getActiveHandles?: () => unknown[] };
  return (active?.call(process) ?? []).filter(
    (handle): handle is ChildProcess =>
      handle instanceof ChildProcess && handle.exitCode === null && handle.signalCode === null,
  );
}
