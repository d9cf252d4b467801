import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArtifactSummary } from '@shared/model';
import { scratchFolder } from '../testing/scratchFolder';
import { artifactState, outputsState, soundArtifact, verifyArtifact } from './artifactState';
import { artifactFolder, commitArtifact } from './artifactStore';
import { openStore, type ProjectStore } from './projectStore';

async function storedText(store: ProjectStore, text: string, name = 'value.json'): Promise<ArtifactSummary> {
  const draft = join(store.scratch, 'draft');
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, name), text);
  const { hash, bytes } = await commitArtifact(store.artifacts, draft);
  const summary: ArtifactSummary = { hash, bytes, type: name === 'items.json' ? 'items' : 'value' };
  store.cache.saveArtifacts({ value: summary }, 1);
  return summary;
}

const fileOf = (store: ProjectStore, { hash }: ArtifactSummary, name = 'value.json'): string =>
  join(artifactFolder(store.artifacts, hash), name);

/** Other bytes of the same length, with the time of change of the old ones. */
function turnBits(file: string): void {
  const { size, atime, mtime } = statSync(file);
  writeFileSync(file, '?'.repeat(size));
  utimesSync(file, atime, mtime);
}

test('an artifact is sound as it was made, and missing when its folder is gone', async () => {
  const store = openStore(scratchFolder(), 'own');
  const summary = await storedText(store, 'abc');
  expect(await artifactState(store, summary.hash)).toBe('sound');
  rmSync(artifactFolder(store.artifacts, summary.hash), { recursive: true });
  expect(await artifactState(store, summary.hash)).toBe('missing');
  expect(await artifactState(store, '../..')).toBe('missing');
  store.close();
});

test.each([
  ['written to', (file: string) => writeFileSync(file, 'abd')],
  ['cut', (file: string) => writeFileSync(file, '')],
  ['gone', (file: string) => rmSync(file)],
  ['joined by another', (file: string) => writeFileSync(`${file}.copy`, 'x')],
])('an artifact whose file is %s is damaged, set aside, and made anew', async (_, harm) => {
  const store = openStore(scratchFolder(), 'own');
  const summary = await storedText(store, 'abc');
  harm(fileOf(store, summary));
  expect(await artifactState(store, summary.hash)).toBe('damaged');
  expect(readdirSync(store.damaged)).toEqual([summary.hash]);
  expect(await artifactState(store, summary.hash)).toBe('missing');
  expect(await storedText(store, 'abc')).toEqual(summary);
  expect(await artifactState(store, summary.hash)).toBe('sound');
  harm(fileOf(store, summary));
  expect(await artifactState(store, summary.hash)).toBe('damaged');
  expect(readdirSync(store.damaged)).toEqual([summary.hash, `${summary.hash}-2`]);
  await expect(soundArtifact(store, summary.hash)).rejects.toMatchObject({ code: 'artifact.missing' });
  store.close();
});

test('a copied project is hashed once, then known by its stamp', async () => {
  const store = openStore(scratchFolder(), 'own');
  const summary = await storedText(store, 'abc');
  utimesSync(fileOf(store, summary), new Date(), new Date(2020, 1, 1));
  expect(await artifactState(store, summary.hash)).toBe('sound');
  // The content is not read again: only that could tell these bytes from the right ones.
  turnBits(fileOf(store, summary));
  expect(await artifactState(store, summary.hash)).toBe('sound');
  expect(await verifyArtifact(store, summary.hash)).toBe('damaged');
  store.close();
});

test('two who ask at once get one answer', async () => {
  const store = openStore(scratchFolder(), 'own');
  const { hash } = await storedText(store, 'abc');
  writeFileSync(join(artifactFolder(store.artifacts, hash), 'value.json'), 'x');
  expect(await Promise.all([artifactState(store, hash), artifactState(store, hash)])).toEqual([
    'damaged',
    'damaged',
  ]);
  store.close();
});

test('a host that only reads sees the damage and leaves it where it is', async () => {
  const folder = scratchFolder();
  const owner = openStore(folder, 'own');
  const summary = await storedText(owner, 'abc');
  const reader = openStore(folder, 'read');
  writeFileSync(fileOf(owner, summary), 'x');
  expect(await artifactState(reader, summary.hash)).toBe('damaged');
  await expect(soundArtifact(reader, summary.hash)).rejects.toMatchObject({ code: 'artifact.damaged' });
  expect(existsSync(fileOf(owner, summary))).toBe(true);
  writeFileSync(fileOf(owner, summary), 'abc');
  expect(await artifactState(reader, summary.hash)).toBe('sound');
  reader.close();
  owner.close();
});

test('a list is as sound as the artifacts that its items are, at any depth', async () => {
  const store = openStore(scratchFolder(), 'own');
  const inner = await storedText(store, 'abc');
  const list = (artifact: ArtifactSummary): Promise<ArtifactSummary> =>
    storedText(store, JSON.stringify({ items: [{ key: 'a', artifact }] }), 'items.json');
  const outputs = { all: await list(await list(inner)) };
  expect(await outputsState(store, outputs)).toBe('sound');
  writeFileSync(fileOf(store, inner), 'x');
  expect(await outputsState(store, outputs)).toBe('damaged');
  expect(await outputsState(store, outputs)).toBe('missing');
  store.close();
});

test('making a damaged artifact again puts the right content in its place', async () => {
  const store = openStore(scratchFolder(), 'own');
  const summary = await storedText(store, 'abc');
  turnBits(fileOf(store, summary));
  expect(await storedText(store, 'abc')).toEqual(summary);
  expect(await verifyArtifact(store, summary.hash)).toBe('sound');
  store.close();
});
