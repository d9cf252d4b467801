import { LatheError } from '@shared/errors';

/** A failure of the file system or the database in words; `LatheError`s pass unchanged. */
export function storageError(thrown: unknown, file?: string): LatheError {
  if (thrown instanceof LatheError) return thrown;
  const about = file === undefined ? {} : { file };
  const code = (thrown as { code?: string } | null)?.code ?? '';
  if (isFull(code, thrown)) {
    return new LatheError('disk.full', 'The disk is full; nothing that was stored before is harmed.', {
      about,
      cause: thrown,
      cure: 'Free some space, or delete old runs, and run again: finished blocks come from the cache.',
    });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code.startsWith('SQLITE_READONLY')) {
    return new LatheError('file.unreadable', `Lathe may not write to ${file ?? 'the project folder'}.`, {
      about,
      cause: thrown,
      cure: 'Change the permissions of the project folder, or copy the project to a folder of yours.',
    });
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new LatheError('store.damaged', 'The database of runs is damaged.', {
      about,
      cause: thrown,
      cure: 'Run `lathe check FOLDER --repair`: it saves what can be read and keeps the damaged file. Pipelines are not affected.',
    });
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new LatheError('project.locked', 'Another program keeps the database of runs busy.', {
      about,
      cause: thrown,
      cure: 'Close what else has .lathe/lathe.db open, and try again.',
    });
  }
  return LatheError.from(thrown, 'internal', about);
}

/** Native libraries tell of a full disk in their message only. */
function isFull(code: string, thrown: unknown): boolean {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return true;
  return thrown instanceof Error && /no space left on device|disk is full/i.test(thrown.message);
}
