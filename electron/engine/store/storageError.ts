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
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
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
      cure: 'Move .lathe/lathe.db away, or put a backup from .lathe/backups in its place; pipelines are not affected.',
    });
  }
  return LatheError.from(thrown, 'internal', about);
}

/** Native libraries tell of a full disk in their message only. */
function isFull(code: string, thrown: unknown): boolean {
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return true;
  return thrown instanceof Error && /no space left on device|disk is full/i.test(thrown.message);
}
