import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { StorageUsage } from '@shared/model';
import { createFakeBridge } from '@renderer/bridge';
import { StorageSection } from './StorageSection';
import { createStorageStore } from './storageStore';

afterEach(cleanup);

const full: StorageUsage = {
  artifacts: [
    { type: 'frame', count: 1200, bytes: 3_200_000_000 },
    { type: 'model', count: 4, bytes: 2_000_000 },
  ],
  artifactCount: 1204,
  artifactBytes: 3_202_000_000,
  runs: 240,
  databaseBytes: 40_000_000,
  backupBytes: 0,
  damagedBytes: 0,
  retention: { runs: 200 },
  freeable: { runs: 40, artifacts: 300, bytes: 900_000_000 },
};
const cleaned: StorageUsage = { ...full, runs: 200, freeable: { runs: 0, artifacts: 0, bytes: 0 } };

function show(usages: StorageUsage[], open = true) {
  const bridge = createFakeBridge({
    'projects.current': () => (open ? { name: 'P', folder: '/p', trusted: true } : null),
    'storage.usage': () => (usages.length > 1 ? usages.shift() : usages[0]) as StorageUsage,
    'storage.clean': () => ({ dryRun: false, runs: [1], artifacts: 300, bytes: 900_000_000 }),
  });
  render(
    <MantineProvider env="test">
      <StorageSection useStorage={createStorageStore(bridge)} />
    </MantineProvider>,
  );
  return bridge;
}

it('shows what is stored by kind, and what could be freed', async () => {
  show([full]);
  expect((await screen.findByText('Tables')).parentElement?.textContent).toBe('Tables1,2003.2 GB');
  expect(screen.getByText('Runs, curves and logs').parentElement?.textContent).toBe(
    'Runs, curves and logs24040.0 MB',
  );
  expect(screen.queryByText('Backups')).toBeNull();
  expect(screen.getByText(/900 MB could be freed. lathe.yaml keeps the newest 200 runs/)).toBeTruthy();
});

it('frees space only after it was confirmed, and shows what is left', async () => {
  const bridge = show([full, cleaned]);
  fireEvent.click(await screen.findByRole('button', { name: 'Free space' }));
  expect(await screen.findByText(/removes 40 old runs .* and the files of 300 results, 900 MB/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Keep all' }));
  expect(bridge.calls.map(({ name }) => name)).not.toContain('storage.clean');
  fireEvent.click(screen.getByRole('button', { name: 'Free space' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Free space' })).toHaveProperty('disabled', true),
  );
  expect(screen.getByText('Runs, curves and logs').parentElement?.textContent).toContain('200');
});

it('shows nothing without a project', async () => {
  const bridge = show([full], false);
  await waitFor(() => expect(bridge.calls).toHaveLength(1));
  expect(screen.queryByText(/Storage/)).toBeNull();
});
