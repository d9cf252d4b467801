import { useCallback, useEffect, useState } from 'react';
import { bridge } from '@renderer/bridge';
import { LatheError, type ErrorData } from '@shared/errors';

type Reading =
  | { readonly state: 'reading' }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: ErrorData }
  | { readonly state: 'read'; readonly text: string };

/** The text of a code file as it was read; edits stay in the editor. */
export function useCodeFile(file: string) {
  const [reading, setReading] = useState<Reading & { readonly file: string }>({ file, state: 'reading' });
  const read = useCallback(async (): Promise<void> => {
    try {
      const { text } = await bridge.call('pipelines.readCode', { file });
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
  const write = useCallback(
    async (text: string): Promise<void> => {
      await bridge.call('pipelines.writeCode', { file, text });
    },
    [file],
  );
  return { reading: reading.file === file ? reading : ({ file, state: 'reading' } as const), read, write };
}
