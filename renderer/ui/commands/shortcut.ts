interface Keys {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether a key press is the shortcut, written `Ctrl+Shift+Z`; `Ctrl` is Command on a Mac. */
export function matchesShortcut(shortcut: string, keys: Keys, mac: boolean): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts[parts.length - 1] ?? '';
  const main = mac ? keys.metaKey : keys.ctrlKey;
  const other = mac ? keys.ctrlKey : keys.metaKey;
  return (
    keys.key.toLowerCase() === key &&
    main === parts.includes('ctrl') &&
    !other &&
    keys.shiftKey === parts.includes('shift') &&
    keys.altKey === parts.includes('alt')
  );
}

/** The shortcut as people of the platform read it. */
export function shortcutText(shortcut: string, mac: boolean): string {
  if (!mac) return shortcut.replace(/\+/g, ' ');
  return shortcut.replace('Ctrl+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥');
}
