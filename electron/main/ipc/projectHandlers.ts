import { shell } from 'electron';
import { basename, extname } from 'node:path';
import { createProject, createProjectFromFile, createSampleProject, sampleList } from '@engine/index';
import { askFolder, askNewFolder, forgetProject, importFile, recentProjects, takeDropped } from '../projects';
import type { ShellCommand, ShellHandlers } from './handlers';

type ProjectHandlers = Pick<ShellHandlers, Extract<ShellCommand, `projects.${string}`>>;

export const projectHandlers: ProjectHandlers = {
  'projects.recent': () => recentProjects(),
  'projects.forget': ({ folder }) => forgetProject(folder),
  'projects.samples': () => sampleList(),
  async 'projects.createSample'({ sample }, desk) {
    const title = sampleList().find(({ id }) => id === sample)?.title ?? sample;
    const folder = await askNewFolder(desk.window, title);
    return folder === null ? null : desk.open(createSampleProject(sample, folder), true);
  },
  async 'projects.create'({ name }, desk) {
    const folder = await askNewFolder(desk.window, name);
    return folder === null ? null : desk.open(createProject(folder, name), true);
  },
  async 'projects.createFromFile'({ fileToken }, desk) {
    const file = takeDropped(fileToken);
    const folder = await askNewFolder(desk.window, basename(file, extname(file)));
    return folder === null ? null : desk.open(createProjectFromFile(folder, file), true);
  },
  async 'projects.openDialog'(_input, desk) {
    const folder = await askFolder(desk.window, 'Open a project', 'Open');
    return folder === null ? null : desk.open(folder);
  },
  'projects.openRecent': ({ folder }, desk) => desk.open(folder),
  'projects.current': (_input, desk) => desk.current(),
  'projects.trust': (_input, desk) => desk.trust(),
  'projects.close': (_input, desk) => desk.closeProject(),
  'projects.reveal': (_input, desk) => shell.showItemInFolder(desk.project.folder),
  'projects.importFile': (request, desk) => importFile(desk.window, desk.project.folder, request),
};
