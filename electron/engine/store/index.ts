export { adoptArtifact } from './adoptArtifact';
export { artifactFolder, artifactsPresent, commitArtifact, presentArtifact } from './artifactStore';
export { outputsState, soundArtifact, type ArtifactState } from './artifactState';
export type { EarlierBlockRun } from './blockRunStore';
export type { BackfillRecord, BackfillRun } from './backfillStore';
export { backUpDaily } from './backups';
export type { CacheEntry } from './cacheStore';
export { itemKey, keyCure, keyProblem } from './itemKeys';
export { itemsFile, itemsText, readItemsFile } from './itemsFile';
export type { NewVersion, VersionRecord } from './modelStore';
export { ProjectLock, projectIsHeld } from './projectLock';
export { openStore, recoverStore, type ProjectStore } from './projectStore';
export { repairStore, type RepairFinding } from './repair/repairStore';
export {
  collectGarbage,
  isOverRetention,
  planGarbage,
  storageUsage,
  verifyArtifacts,
  type Collected,
  type Retention,
} from './retention';
export type { RunOptions, RunRecord } from './runStore';
export { storageError } from './storageError';
export type { SeriesPoints } from './streamStore';
export { writeWholeFile } from './wholeFile';
