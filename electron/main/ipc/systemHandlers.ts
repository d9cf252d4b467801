import { dialog, nativeTheme } from 'electron';
import { writeFile } from 'node:fs/promises';
import { runtimeStatuses } from '@engine/index';
import { askFolder } from '../projects';
import { readSettings, writeSettings } from '../settings';
import { desks } from '../windows';
import type { ShellCommand, ShellHandlers } from './handlers';

type SystemHandlers = Omit<ShellHandlers, Extract<ShellCommand, `projects.${string}` | `secrets.${string}`>>;

export const systemHandlers: SystemHandlers = {
  'system.runtimes': () => runtimeStatuses(),
  'system.status': (_input, desk) =>
    desk.current() === null
      ? { workersBusy: 0, workers: readSettings().workers, artifactBytes: 0 }
      : desk.project.call('system.status', undefined),
  'settings.read': () => readSettings(),
  'settings.write'(part) {
    const settings = writeSettings(part);
    nativeTheme.themeSource = settings.theme;
    for (const desk of desks.all()) desk.engine.setWorkers(settings.workers);
    return settings;
  },
  'window.edited'({ edited }, desk) {
    desk.edited = edited;
    desk.window.setDocumentEdited(edited);
  },
  async 'window.saveAs'({ suggestedName, content, encoding }, desk) {
    const answer = await dialog.showSaveDialog(desk.window, { defaultPath: suggestedName });
    if (answer.canceled || !answer.filePath) return false;
    await writeFile(answer.filePath, Buffer.from(content, encoding));
    return true;
  },
  async 'models.export'(input, desk) {
    const title = `Export ${input.name} version ${input.version}`;
    const out = await askFolder(desk.window, title, 'Export here');
    return out === null ? null : desk.project.call('models.export', { ...input, out });
  },
};
