import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

/** Long enough that a word typed in one go is one undo step. */
const pauseMs = 700;

interface Draft {
  readonly text: string;
  readonly edited: boolean;
  set(text: string): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Text on its way to a value: given on at Enter, when the field is left or taken away, before a shortcut acts,
 * and after a pause in typing. Escape takes back what was typed. `commit` answers false for what is no value.
 */
export function useDraft(value: string, commit: (text: string) => boolean | void): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ draft, value, commit });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  latest.current = { draft, value, commit };

  const give = (): boolean => {
    clearTimeout(timer.current);
    const { draft: typed, value: known, commit: pass } = latest.current;
    return typed === null || typed === known || pass(typed) !== false;
  };
  const giveRef = useRef(give);
  giveRef.current = give;
  useEffect(() => () => void giveRef.current(), []);

  return {
    text: draft ?? value,
    edited: draft !== null,
    set(text) {
      setDraft(text);
      latest.current.draft = text;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => giveRef.current(), pauseMs);
    },
    onBlur() {
      if (give()) setDraft(null);
    },
    onKeyDown(event) {
      const undoing = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      if (event.key === 'Escape' && draft !== null) {
        event.stopPropagation();
        clearTimeout(timer.current);
        latest.current.draft = null;
        setDraft(null);
      } else if (
        event.key === 'Enter' ||
        /^F\d+$/.test(event.key) ||
        ((event.ctrlKey || event.metaKey) && !undoing)
      ) {
        give();
      }
    },
  };
}
