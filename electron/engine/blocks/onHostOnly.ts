import { LatheError } from '@shared/errors';

/** `load` of a kind that no worker runs. */
export function onHostOnly(): Promise<never> {
  return Promise.reject(
    new LatheError('internal', 'This kind runs on the host and has no code for workers.'),
  );
}
