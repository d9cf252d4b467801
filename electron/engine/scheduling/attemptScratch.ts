import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProjectStore } from '../store';

/** An empty folder for one attempt; whoever asks removes it. */
export async function makeScratch(store: ProjectStore): Promise<string> {
  const scratch = join(store.scratch, randomUUID());
  await mkdir(scratch, { recursive: true });
  return scratch;
}
