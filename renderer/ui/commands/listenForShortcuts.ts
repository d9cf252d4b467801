import { allCommands, useCommandStore } from './commandStore';
import { matchesShortcut } from './shortcut';

/** Whether key presses there are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')
  );
}

/** Runs commands by their shortcuts, until the returned function is called. */
export function listenForShortcuts(mac: boolean): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const typing = isTyping(event.target);
    const command = allCommands(useCommandStore.getState().sets).find(
      (candidate) =>
        candidate.shortcut !== undefined &&
        !candidate.disabled &&
        (candidate.whileTyping || !typing) &&
        matchesShortcut(candidate.shortcut, event, mac),
    );
    if (!command) return;
    event.preventDefault();
    command.run();
  };
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
