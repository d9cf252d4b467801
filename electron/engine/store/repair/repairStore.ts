import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { artifactState } from '../artifactState';
import { ProjectLock } from '../projectLock';
import { openStore, recoverStore, type ProjectStore } from '../projectStore';
import { collectGarbage, verifyArtifacts } from '../retention';
import { repairDatabase, type DatabaseRepair } from './repairDatabase';

/** One thing that was not as it should be. */
export interface RepairFinding {
  readonly about: 'lock' | 'database' | 'results' | 'models' | 'leftovers';
  readonly problem: string;
  /** What was done about it; absent when nothing could be. */
  readonly done?: string;
}

/**
 * Checks all of a project's `.lathe/` and mends what can be mended: a dead host's lock and leftovers, a damaged
 * database, results whose content is not what it was, files that nothing knows.
 * @throws LatheError `project.locked` while a host has the project, `document.newer`.
 */
export async function repairStore(
  projectFolder: string,
  onProgress: (text: string) => void = () => undefined,
): Promise<RepairFinding[]> {
  const folder = join(projectFolder, '.lathe');
  if (!existsSync(folder)) return [];
  const findings = staleLock(folder);
  const outcome = await ProjectLock.acquire(folder);
  if ('takenBy' in outcome) {
    throw new LatheError('project.locked', `This project is open in ${outcome.takenBy}.`, {
      cure: 'Close it there first: what is in use cannot be repaired.',
    });
  }
  const { lock } = outcome;
  try {
    onProgress('reading the database');
    const repaired = repairDatabase(folder, new Date());
    if (repaired) findings.push(describeDatabase(repaired));
    const store = openStore(projectFolder, 'own', () => lock.holds());
    try {
      findings.push(...leftovers(store), ...interrupted(store));
      findings.push(...(await results(store, onProgress)));
      // What a lost row named would look unneeded now.
      if (!repaired) findings.push(...(await unneeded(store)));
      findings.push(...(await models(store)));
    } finally {
      store.close();
    }
  } finally {
    lock.release();
  }
  return findings;
}

function staleLock(folder: string): RepairFinding[] {
  const findings: RepairFinding[] = [];
  if (existsSync(join(folder, 'host.lock'))) {
    findings.push({
      about: 'lock',
      problem: `A process that ended without giving it up held the project${pidOf(join(folder, 'host.lock'))}.`,
      done: 'The lock was removed.',
    });
  }
  if (existsSync(join(folder, 'host.lock.takeover'))) {
    findings.push({
      about: 'lock',
      problem: 'A process ended while it took the project over.',
      done: 'What it left was removed.',
    });
  }
  return findings;
}

function pidOf(lock: string): string {
  try {
    return ` (process ${(JSON.parse(readFileSync(lock, 'utf8')) as { pid: number }).pid})`;
  } catch {
    return '';
  }
}

function describeDatabase({ faults, tables, kept, backup }: DatabaseRepair): RepairFinding {
  const lines = tables.map(
    ({ table, saved, restored }) =>
      `${table}: ${saved} rows saved${restored ? `, ${restored} from the backup` : ''}`,
  );
  return {
    about: 'database',
    problem: `The database was damaged: ${faults[0] ?? ''}`,
    done: [
      `A new one was made of what could be read${backup && tables.length ? ` and of ${backup}` : ''}; the damaged file is ${kept}.`,
      lines.length ? `Not whole: ${lines.join('; ')}.` : 'Every row could be read.',
    ].join(' '),
  };
}

function leftovers({ folder, scratch }: ProjectStore): RepairFinding[] {
  const halfWritten = readdirSync(folder).filter(
    (name) => name.endsWith('.part') || /^host\.lock\.[0-9a-f-]{36}$/.test(name),
  );
  const unfinished = existsSync(scratch) ? readdirSync(scratch).length : 0;
  if (halfWritten.length + unfinished === 0) return [];
  for (const name of halfWritten) rmSync(join(folder, name), { force: true });
  rmSync(scratch, { recursive: true, force: true });
  return [
    {
      about: 'leftovers',
      problem: `${halfWritten.length + unfinished} half-written files and folders were left.`,
      done: 'They were removed.',
    },
  ];
}

function interrupted(store: ProjectStore): RepairFinding[] {
  return recoverStore(store, Date.now()).map((run) => ({
    about: 'leftovers',
    problem: `Run ${run} had not ended.`,
    done: 'It is marked as interrupted, and can be resumed.',
  }));
}

async function results(store: ProjectStore, onProgress: (text: string) => void): Promise<RepairFinding[]> {
  const { damaged, missing } = await verifyArtifacts(store, (done, all) =>
    onProgress(`reading result ${done + 1} of ${all}`),
  );
  return [
    ...damaged.map((hash) => ({
      about: 'results' as const,
      problem: `The content of result ${hash.slice(0, 12)} is not what it was.`,
      done: 'It was moved to .lathe/damaged; a run that needs it makes it anew.',
    })),
    ...missing.map((hash) => ({
      about: 'results' as const,
      problem: `The files of result ${hash.slice(0, 12)} are gone.`,
      done: 'It is no longer listed; a run that needs it makes it anew.',
    })),
  ];
}

async function unneeded(store: ProjectStore): Promise<RepairFinding[]> {
  const { artifacts, bytes } = await collectGarbage(store, {});
  if (artifacts === 0) return [];
  return [
    {
      about: 'leftovers',
      problem: `${artifacts} stored results belonged to no run (${bytes} bytes).`,
      done: 'They were removed.',
    },
  ];
}

/** A model version whose files are lost can only be trained again. */
async function models(store: ProjectStore): Promise<RepairFinding[]> {
  const findings: RepairFinding[] = [];
  for (const { name, version, artifact, run } of store.models.list().flatMap((model) => model.versions)) {
    if ((await artifactState(store, artifact)) === 'sound') continue;
    findings.push({
      about: 'models',
      problem: `The files of ${name}@${version} are lost; resuming run ${run} trains the same model again.`,
    });
  }
  return findings;
}
