import { describe, expect, it } from 'vitest';
import { matchesShortcut, shortcutText } from './shortcut';

const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('matchesShortcut', () => {
  it('needs exactly the modifiers it names', () => {
    expect(matchesShortcut('Ctrl+Z', { ...none, key: 'z', ctrlKey: true }, false)).toBe(true);
    expect(matchesShortcut('Ctrl+Z', { ...none, key: 'Z', ctrlKey: true, shiftKey: true }, false)).toBe(
      false,
    );
    expect(matchesShortcut('F5', { ...none, key: 'F5' }, false)).toBe(true);
    expect(matchesShortcut('F5', { ...none, key: 'F5', altKey: true }, false)).toBe(false);
  });

  it('takes Command for Ctrl on a Mac', () => {
    expect(matchesShortcut('Ctrl+K', { ...none, key: 'k', metaKey: true }, true)).toBe(true);
    expect(matchesShortcut('Ctrl+K', { ...none, key: 'k', ctrlKey: true }, true)).toBe(false);
  });
});

describe('shortcutText', () => {
  it('reads as the platform writes it', () => {
    expect(shortcutText('Ctrl+Shift+Z', false)).toBe('Ctrl Shift Z');
    expect(shortcutText('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
  });
});
