import type { ProjectStore } from '../projectStore';
import { gigabyte, type Retention } from './planGarbage';

/** How far above a limit before the limit is applied: otherwise each run would have the last one taken. */
const slack = 1.1;

/** Whether a project holds clearly more than its retention allows. Costs two sums. */
export function isOverRetention(
  { database, cache }: ProjectStore,
  { runs, artifactsGb }: Retention,
): boolean {
  if (runs !== undefined) {
    const stored = Number(database.get('SELECT count(*) AS runs FROM runs')?.['runs']);
    if (stored > runs * slack) return true;
  }
  return artifactsGb !== undefined && cache.artifactBytes() > artifactsGb * slack * gigabyte;
}
