import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { SecretEntry, SecretList } from '@shared/contract';
import { LatheError } from '@shared/errors';
import { createFakeBridge } from '@renderer/bridge';
import { SecretsSection } from './SecretsSection';
import { createSecretsStore } from './secretsStore';

afterEach(cleanup);

const project = { name: 'P', folder: '/p', trusted: true };
const environment: SecretEntry = { name: 'CI', place: 'environment' };
const token: SecretEntry = { name: 'TOKEN', place: 'project' };

function show(list: () => SecretList, open = true) {
  const bridge = createFakeBridge({
    'projects.current': () => (open ? project : null),
    'secrets.list': list,
    'secrets.set': ({ name, place }) => ({ secrets: [...list().secrets, { name, place }] }),
    'secrets.remove': () => ({ secrets: [environment] }),
  });
  const store = createSecretsStore(bridge);
  render(
    <MantineProvider env="test">
      <SecretsSection useSecrets={store} />
    </MantineProvider>,
  );
  return { bridge, store };
}

const type = (label: string, text: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
};

it('keeps a value, shows its name, and has the value no more', async () => {
  const { bridge, store } = show(() => ({ secrets: [environment] }));
  await screen.findByText('CI');
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  type('Name', '1NAME');
  expect(screen.getByText(/starting with a letter/)).toBeTruthy();
  type('Name', 'API_TOKEN');
  type('Value', 'hunter2');
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await screen.findByText('API_TOKEN');
  expect(bridge.calls.at(-1)).toEqual({
    name: 'secrets.set',
    input: { name: 'API_TOKEN', value: 'hunter2', place: 'project' },
  });
  expect(JSON.stringify(store.getState())).not.toContain('hunter2');
  expect(document.body.innerHTML).not.toContain('hunter2');
});

it('keeps for every project where none is open', async () => {
  const { bridge } = show(() => ({ secrets: [environment] }), false);
  await screen.findByText('CI');
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect(screen.queryByText('This project')).toBeNull();
  type('Name', 'TOKEN');
  type('Value', 'x');
  fireEvent.click(screen.getByRole('button', { name: 'Keep' }));
  await screen.findByText('TOKEN');
  expect(bridge.calls.at(-1)?.input).toMatchObject({ place: 'everywhere' });
});

it('removes after it is asked twice, and never what the environment has', async () => {
  const { bridge } = show(() => ({ secrets: [environment, token] }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove TOKEN' }));
  expect(bridge.calls.at(-1)?.name).toBe('secrets.list');
  fireEvent.click(screen.getByRole('button', { name: 'Remove TOKEN for good' }));
  await waitFor(() => expect(screen.queryByText('TOKEN')).toBeNull());
  expect(bridge.calls.at(-1)?.input).toEqual({ name: 'TOKEN', place: 'project' });
  expect(screen.queryByRole('button', { name: /Remove CI/ })).toBeNull();
});

it('says why none can be kept, or listed', async () => {
  show(() => ({ secrets: [], refusal: { message: 'There is no key chain.', cure: 'Start one.' } }));
  expect(await screen.findByText('There is no key chain.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Add' })).toHaveProperty('disabled', true);
  cleanup();
  show(() => {
    throw new LatheError('request.denied', 'Others may read the file.', { cure: 'chmod' });
  });
  expect(await screen.findByText('Others may read the file.')).toBeTruthy();
});
