import { useEffect } from 'react';
import { isTyping } from '@renderer/ui';
import { deleteSelection, pasteText, selectionText } from '../actions';

/** Copies, cuts and pastes blocks through the system's clipboard, so other windows can take them. */
export function useClipboard(): void {
  useEffect(() => {
    const copy = (event: ClipboardEvent): boolean => {
      const text = isTyping(event.target) || window.getSelection()?.toString() ? null : selectionText();
      if (text === null) return false;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      return true;
    };
    const onCut = (event: ClipboardEvent): void => {
      if (copy(event)) deleteSelection();
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (isTyping(event.target)) return;
      if (pasteText(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('copy', copy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', copy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
}
