import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../testing';
import { commitArtifact, openStore, outputsState, type ProjectStore } from '.';

async function makeArtifact(store: ProjectStore, text: string): Promise<string> {
  const draft = join(store.scratch, text);
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'value.json'), text);
  const { hash, bytes } = await commitArtifact(store.artifacts, draft);
  store.cache.saveArtifacts({ value: { hash, type: 'value', bytes } }, 1);
  return hash;
}

test('an artifact has no stamp until its files are on the disk; used before, it is hashed and keeps none', async () => {
  const store = openStore(scratchFolder(), 'own');
  const hash = await makeArtifact(store, 'one');
  expect([store.cache.sync.isPending(hash), store.cache.stampOf(hash)]).toEqual([true, undefined]);
  const state = outputsState(store, { value: { hash, type: 'value', bytes: 3 } });
  expect(store.cache.stampOf(hash)).toBeUndefined();
  expect(await state).toBe('sound');
  await store.cache.sync.settled();
  expect([store.cache.sync.isPending(hash), store.cache.stampOf(hash)]).toEqual([
    false,
    expect.stringMatching(/^value\.json 3 /),
  ]);
  store.close();
});

test('many are synced, each once, and an artifact that is gone meanwhile stops nothing', async () => {
  const store = openStore(scratchFolder(), 'own');
  const hashes = await Promise.all(
    Array.from({ length: 40 }, (_, index) => makeArtifact(store, `artifact ${index}`)),
  );
  store.cache.sync.add('0'.repeat(64));
  await store.cache.sync.settled();
  expect(hashes.every((hash) => store.cache.stampOf(hash) !== undefined)).toBe(true);
  expect(store.cache.sync.isBusy).toBe(false);
  store.close();
});
