import type { Cleaned } from '@shared/model';
import {
  collectGarbage,
  planGarbage,
  storageUsage,
  verifyArtifacts,
  type Collected,
  type ProjectStore,
  type Retention,
} from '../store';
import { mustOwn, type CommandsOf, type Handlers } from './projectContext';

export const storageHandlers: Handlers<CommandsOf<'storage'>> = {
  'storage.usage': (_, { store, files }) => storageUsage(store, files.readProject().retention ?? {}),
  async 'storage.clean'({ dryRun, verify }, project): Promise<Cleaned> {
    const { store, files } = project;
    const retention = files.readProject().retention ?? {};
    if (!dryRun) mustOwn(project);
    const check = verify ? { check: await verifyArtifacts(store) } : {};
    const { runs, artifacts, bytes } = dryRun
      ? await whatWouldGo(store, retention)
      : await collectGarbage(store, retention);
    return { dryRun, runs: [...runs], artifacts, bytes, ...check };
  },
};

async function whatWouldGo(store: ProjectStore, retention: Retention): Promise<Collected> {
  const { runs, artifacts, setAside } = await planGarbage(store, retention, Date.now());
  const bytes = [...artifacts, ...setAside].reduce((sum, garbage) => sum + garbage.bytes, 0);
  return { runs, artifacts: artifacts.length, bytes };
}
