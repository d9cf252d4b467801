import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { channels, commands, type CommandName, type CommandResult } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { ProjectCommand } from '@engine/index';
import { tokenFor } from '../projects';
import { isOwnAddress } from '../security';
import { desks, type Desk } from '../windows';
import { projectHandlers } from './projectHandlers';
import { secretHandlers } from './secretHandlers';
import { systemHandlers } from './systemHandlers';

const shellHandlers: Readonly<Record<string, unknown>> = {
  ...projectHandlers,
  ...secretHandlers,
  ...systemHandlers,
};

/** The only door from the page: who asks is checked, and what is asked is parsed. */
export function registerCommands(): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    try {
      return { ok: true, value: await answer(deskOf(event), name, input) };
    } catch (thrown) {
      const error = LatheError.from(thrown).toData();
      return { ok: false, error } satisfies CommandResult<CommandName>;
    }
  });
  ipcMain.handle(channels.dropped, (event, path: unknown) => {
    deskOf(event);
    if (typeof path !== 'string' || path === '') throw new Error('A dropped file has no path.');
    return tokenFor(path);
  });
}

function deskOf(event: IpcMainInvokeEvent): Desk {
  const desk = desks.of(event.sender);
  const frame = event.senderFrame;
  if (!desk || !frame || frame !== event.sender.mainFrame || !isOwnAddress(frame.url)) {
    throw new LatheError('request.denied', 'This request does not come from a window of Lathe.');
  }
  return desk;
}

async function answer(desk: Desk, name: unknown, input: unknown): Promise<unknown> {
  if (typeof name !== 'string' || !Object.hasOwn(commands, name)) {
    throw new LatheError('request.invalid', `There is no command ${String(name)}.`);
  }
  const command = name as CommandName;
  const parsed = commands[command].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new LatheError(
      'request.invalid',
      `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const handler = shellHandlers[command] as ((input: unknown, desk: Desk) => unknown) | undefined;
  if (handler) return handler(parsed.data, desk);
  return desk.project.call(command as ProjectCommand, parsed.data as never);
}
