import type { StorageUsage } from '@shared/model';

export interface StoredKind {
  readonly title: string;
  readonly count?: number;
  readonly bytes: number;
}

const titles: Readonly<Record<StorageUsage['artifacts'][number]['type'], string>> = {
  frame: 'Tables',
  model: 'Models',
  recipe: 'Recipes',
  metrics: 'Metrics',
  items: 'Lists',
  chart: 'Charts',
  value: 'Values',
};

/** What takes space, by kind, the largest results first; kinds that take none are left out. */
export function storedKinds(usage: StorageUsage): StoredKind[] {
  const others: StoredKind[] = [
    { title: 'Runs, curves and logs', count: usage.runs, bytes: usage.databaseBytes },
    { title: 'Backups', bytes: usage.backupBytes },
    { title: 'Damaged, set aside', bytes: usage.damagedBytes },
  ];
  return [
    ...usage.artifacts.map(({ type, count, bytes }) => ({ title: titles[type], count, bytes })),
    ...others.filter(({ bytes }) => bytes > 0),
  ];
}
