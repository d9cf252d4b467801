import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { AttemptStore } from './attemptStore';
import { BackfillStore } from './backfillStore';
import { BlockRunStore } from './blockRunStore';
import { CacheStore } from './cacheStore';
import { openDatabase, type Database } from './database';
import { Fingerprints } from './fingerprints';
import { ItemRunStore } from './itemRunStore';
import { migrate, refuseNewer } from './migration';
import { migrations } from './migrations';
import { ModelStore } from './modelStore';
import { ProductUseStore } from './productUseStore';
import { openReadableDatabase } from './readableDatabase';
import { RunStore } from './runStore';
import { StreamStore } from './streamStore';
import { SuccessStore } from './successStore';

/** The state that a project's machines own: `.lathe/`. */
export interface ProjectStore {
  readonly folder: string;
  readonly artifacts: string;
  readonly scratch: string;
  /** Artifacts whose content no longer is what their hash says. */
  readonly damaged: string;
  readonly profiles: string;
  readonly database: Database;
  readonly runs: RunStore;
  readonly blockRuns: BlockRunStore;
  readonly itemRuns: ItemRunStore;
  readonly attempts: AttemptStore;
  readonly cache: CacheStore;
  readonly streams: StreamStore;
  readonly models: ModelStore;
  readonly successes: SuccessStore;
  readonly productUses: ProductUseStore;
  readonly backfills: BackfillStore;
  readonly fingerprints: Fingerprints;
  close(): void;
}

/**
 * Opens `.lathe/` of a project. Reading changes nothing, and of a project that never ran sees an empty store.
 * @param mayWrite asked before each write of an owner: `false` once another host has the project.
 * @throws LatheError `store.damaged`, `document.newer`.
 */
export function openStore(
  projectFolder: string,
  mode: 'own' | 'read',
  mayWrite?: () => boolean,
): ProjectStore {
  const folder = join(projectFolder, '.lathe');
  const database = mode === 'own' ? openOwn(folder, mayWrite) : openToRead(folder);
  return {
    folder,
    artifacts: join(folder, 'artifacts'),
    scratch: join(folder, 'tmp'),
    damaged: join(folder, 'damaged'),
    profiles: join(folder, 'cache', 'profiles'),
    database,
    runs: new RunStore(database),
    blockRuns: new BlockRunStore(database),
    itemRuns: new ItemRunStore(database),
    attempts: new AttemptStore(database),
    cache: new CacheStore(database, join(folder, 'artifacts')),
    streams: new StreamStore(database),
    models: new ModelStore(database),
    successes: new SuccessStore(database),
    productUses: new ProductUseStore(database),
    backfills: new BackfillStore(database),
    fingerprints: new Fingerprints(database),
    close() {
      // What others may copy or back up is then one file.
      if (database.writable) database.get('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** What a dead host left: unfinished runs are marked, half-written files removed. Returns the marked runs. */
export function recoverStore(store: ProjectStore, time: number): number[] {
  rmSync(store.scratch, { recursive: true, force: true });
  return store.runs.markInterrupted(time);
}

function openOwn(folder: string, mayWrite: (() => boolean) | undefined): Database {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'lathe.db');
  const database = openDatabase(file, mayWrite ? { mayWrite } : {});
  migrate(database, file, migrations);
  return database;
}

function openToRead(folder: string): Database {
  const file = join(folder, 'lathe.db');
  if (!existsSync(file)) {
    const empty = openDatabase(':memory:');
    migrate(empty, ':memory:', migrations);
    return empty;
  }
  const database = openReadableDatabase(file);
  const version = database.version();
  refuseNewer(version, file, migrations);
  if (version === migrations.length) return database;
  throw new LatheError(
    'project.locked',
    'The database is of an older Lathe and must be brought up to date first.',
    {
      about: { file },
      cure: 'Open the project once as its only user.',
    },
  );
}
