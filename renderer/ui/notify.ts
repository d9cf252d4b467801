import { notifications } from '@mantine/notifications';
import { LatheError } from '@shared/errors';

/** Says in a corner what failed and the cure. */
export function notifyError(thrown: unknown): void {
  const error = LatheError.from(thrown);
  notifications.show({
    color: 'red',
    title: error.message,
    message: error.cure ?? '',
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}

/** Says in a corner what was done. */
export function notifyDone(title: string, message = ''): void {
  notifications.show({
    color: 'green',
    title,
    message,
    autoClose: 4000,
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
  });
}
