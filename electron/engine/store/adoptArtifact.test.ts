import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing/scratchFolder';
import { adoptArtifact } from './adoptArtifact';
import { artifactFolder, commitArtifact } from './artifactStore';

test('an artifact of another project comes whole, and a damaged one not at all', async () => {
  const [other, own, scratch] = [scratchFolder(), scratchFolder(), scratchFolder()];
  const draft = join(scratch, 'draft');
  mkdirSync(draft);
  writeFileSync(join(draft, 'value.json'), '1');
  const { hash } = await commitArtifact(other, draft);
  const file = (root: string): string => join(artifactFolder(root, hash), 'value.json');
  writeFileSync(file(other), '2');
  await expect(adoptArtifact(own, scratch, other, hash)).rejects.toMatchObject({ code: 'artifact.damaged' });
  expect(existsSync(file(own))).toBe(false);
  expect(readdirSync(scratch)).toEqual([]);
  writeFileSync(file(other), '1');
  await adoptArtifact(own, scratch, other, hash);
  expect(readFileSync(file(own), 'utf8')).toBe('1');
});
