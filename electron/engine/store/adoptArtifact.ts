import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LatheError } from '@shared/errors';
import { artifactDamage } from './artifactState';
import { artifactFolder } from './artifactStore';
import { hashFolder } from './hashFiles';
import { storageError } from './storageError';

/**
 * Brings an artifact of another project's store into this one: its files are linked where both are on one disk,
 * else copied, and appear whole or not at all.
 * @param scratch a folder of this project for what is unfinished.
 * @throws LatheError `artifact.missing`, `artifact.damaged`, `disk.full`.
 */
export async function adoptArtifact(
  root: string,
  scratch: string,
  otherRoot: string,
  hash: string,
): Promise<void> {
  const target = artifactFolder(root, hash);
  if (existsSync(target)) return;
  const source = artifactFolder(otherRoot, hash);
  if (!existsSync(source)) {
    throw new LatheError('artifact.missing', 'The files of this product are no longer in its project.', {
      cure: 'Run its pipeline again.',
      about: { file: source },
    });
  }
  const draft = join(scratch, randomUUID());
  try {
    await linkFolder(source, draft);
    // What is linked here is known as sound from now on.
    if ((await hashFolder(draft)).hash !== hash) throw artifactDamage(hash);
    await mkdir(dirname(target), { recursive: true });
    await rename(draft, target);
  } catch (thrown) {
    if (!existsSync(target)) throw storageError(thrown, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function linkFolder(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const from = join(source, entry.name);
    const to = join(target, entry.name);
    if (entry.isDirectory()) await linkFolder(from, to);
    else await link(from, to).catch(() => copyFile(from, to));
  }
}
