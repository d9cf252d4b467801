import { app } from 'electron';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { settingsSchema, type Settings } from '@shared/contract';
import { JsonFile } from './jsonFile';

const file = new JsonFile<Settings>(
  () => join(app.getPath('userData'), 'settings.json'),
  settingsSchema,
  () => ({
    theme: 'system',
    workers: Math.max(1, Math.min(4, cpus().length)),
  }),
);

export const readSettings = (): Settings => file.read();

export function writeSettings(part: Partial<Settings>): Settings {
  return file.write({ ...file.read(), ...part });
}
