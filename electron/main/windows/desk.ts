import { app, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine, type ProjectSession } from '@engine/index';
import { channels, type LatheEvent } from '@shared/contract';
import { LatheError } from '@shared/errors';
import type { OpenProject } from '@shared/model';
import { utilityLauncher } from '../engine/utilityLauncher';
import { isTrusted, rememberProject, trustFolder } from '../projects';
import { appSecrets } from '../secrets';
import { readSettings } from '../settings';
import { RunWatch } from './runWatch';

/** One window, the project open in it, and the engine that runs it. */
export class Desk {
  readonly engine: Engine;
  readonly runs: RunWatch;
  private session: ProjectSession | undefined;
  edited = false;

  constructor(readonly window: BrowserWindow) {
    this.runs = new RunWatch(window);
    this.engine = createEngine({
      launcher: utilityLauncher(join(app.getAppPath(), 'out', 'main', 'worker.cjs')),
      workers: readSettings().workers,
      secretsOf: appSecrets,
      isTrusted,
      onEvent: (event) => this.tell(event),
    });
  }

  get project(): ProjectSession {
    if (this.session) return this.session;
    throw new LatheError('project.notFound', 'No project is open.', { cure: 'Open one on the home screen.' });
  }

  current(): OpenProject | null {
    const { session } = this;
    if (!session) return null;
    const { name, folder, trusted, readOnly } = session;
    return { name, folder, trusted, ...(readOnly === undefined ? {} : { readOnly }) };
  }

  async open(folder: string, trust = false): Promise<OpenProject> {
    if (!existsSync(folder)) {
      throw new LatheError('project.notFound', `The folder ${folder} does not exist.`, {
        cure: 'If it was moved, open it from its new place.',
      });
    }
    await this.closeProject();
    const session = await this.engine.openProject(folder, {
      mode: 'own',
      watch: true,
      trusted: trust || isTrusted(folder),
    });
    this.session = session;
    if (trust) trustFolder(session.folder);
    rememberProject(session.name, session.folder);
    this.window.setTitle(`${session.name} – Lathe`);
    this.window.setRepresentedFilename(session.folder);
    return this.current() as OpenProject;
  }

  trust(): OpenProject {
    this.project.trust();
    trustFolder(this.project.folder);
    return this.current() as OpenProject;
  }

  async closeProject(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    await session?.close();
    this.runs.forget();
    if (this.window.isDestroyed()) return;
    this.window.setTitle('Lathe');
    this.window.setRepresentedFilename('');
  }

  async close(): Promise<void> {
    await this.closeProject();
    await this.engine.close();
  }

  tell(event: LatheEvent): void {
    this.runs.see(event);
    if (!this.window.isDestroyed()) this.window.webContents.send(channels.event, event.name, event.payload);
  }
}
