import { useCallback, useEffect, useRef, useState } from 'react';
import { bridge } from '@renderer/bridge';
import { LatheError, type ErrorData } from '@shared/errors';

type Reading =
  | { readonly state: 'reading' }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: ErrorData }
  | { readonly state: 'read'; readonly text: string };

/**
 * The text of a code file as it was read; edits stay in the editor. A file that was changed elsewhere is read again
 * when the window comes to the front, unless it is being edited here; it is never written over.
 */
export function useCodeFile(file: string, edited: boolean) {
  const [reading, setReading] = useState<Reading & { readonly file: string }>({ file, state: 'reading' });
  const known = useRef<string | undefined>(undefined);
  const read = useCallback(async (): Promise<void> => {
    try {
      const { text } = await bridge.call('pipelines.readCode', { file });
      known.current = text;
      setReading({ file, state: 'read', text });
    } catch (thrown) {
      const error = LatheError.from(thrown);
      setReading(
        error.code === 'file.missing'
          ? { file, state: 'missing' }
          : { file, state: 'failed', error: error.toData() },
      );
    }
  }, [file]);
  useEffect(() => void read(), [read]);
  useEffect(() => {
    const again = (): void => {
      if (!edited) void read();
    };
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [read, edited]);
  const write = useCallback(
    async (text: string): Promise<void> => {
      const before = known.current;
      await bridge.call('pipelines.writeCode', { file, text, ...(before === undefined ? {} : { before }) });
      known.current = text;
      setReading({ file, state: 'read', text });
    },
    [file],
  );
  return { reading: reading.file === file ? reading : ({ file, state: 'reading' } as const), read, write };
}
