import { dialog, type BrowserWindow } from 'electron';
import { copyFile, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import { existsSync } from 'node:fs';
import { LatheError } from '@shared/errors';
import { takeDropped } from './droppedFiles';

interface ImportRequest {
  readonly extensions: readonly string[];
  readonly fileToken?: string | undefined;
}

/** Copies a picked or dropped file into the project's `data/`; returns its path in the project. */
export async function importFile(
  window: BrowserWindow,
  folder: string,
  request: ImportRequest,
): Promise<string | null> {
  const file = request.fileToken === undefined ? await pick(window, request) : takeDropped(request.fileToken);
  if (file === null) return null;
  const inside = relative(folder, file);
  if (!inside.startsWith('..') && inside !== file) return inside.split(sep).join('/');
  if (!(await stat(file)).isFile()) {
    throw new LatheError('file.unreadable', `${basename(file)} is not a file.`, { about: { file } });
  }
  const target = freePath(join(folder, 'data', basename(file)));
  await mkdir(dirname(target), { recursive: true });
  await copyFile(file, target);
  return relative(folder, target).split(sep).join('/');
}

async function pick(window: BrowserWindow, { extensions }: ImportRequest): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: 'Choose a file',
    buttonLabel: 'Use this file',
    properties: ['openFile'],
    filters: extensions.length
      ? [{ name: extensions.join(', '), extensions: extensions.map((name) => name.replace(/^\./, '')) }]
      : [],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

function freePath(path: string): string {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${stem}-${number}${extension}`;
    if (!existsSync(candidate)) return candidate;
  }
}
