import { javascript } from '@codemirror/lang-javascript';
import { sql, PostgreSQL } from '@codemirror/lang-sql';
import { useComputedColorScheme } from '@mantine/core';
import CodeMirror, { EditorView, keymap, Prec, type ReactCodeMirrorRef } from '@uiw/react-codemirror';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Column } from '@shared/model';
import { editorTheme } from './editorTheme';
import { errorLine, markLine } from './errorLine';

interface CodeEditorProps {
  readonly label: string;
  readonly language: 'typescript' | 'sql';
  /** Where the text starts; a new one replaces what is in the editor. */
  readonly text: string;
  /** Tables that SQL may name, for completion. */
  readonly tables?: Readonly<Record<string, readonly Column[]>>;
  readonly line?: number | undefined;
  readonly readOnly: boolean;
  onSave(text: string): void;
  onEdited?(edited: boolean): void;
}

/**
 * The text lives in the editor only. It is given on by Ctrl+S, when the editor is left or taken away, and before
 * a shortcut such as F5 acts.
 */
export default function CodeEditor(props: CodeEditorProps) {
  const { label, language, text, tables, line, readOnly, onSave, onEdited } = props;
  const dark = useComputedColorScheme('light') === 'dark';
  const editor = useRef<ReactCodeMirrorRef>(null);
  const given = useRef(text);
  const saved = useRef(text);
  const current = useRef(text);
  const [start, setStart] = useState(text);
  const callbacks = useRef({ onSave, onEdited });
  callbacks.current = { onSave, onEdited };
  if (text !== given.current) {
    given.current = text;
    saved.current = text;
    if (text !== current.current) {
      current.current = text;
      setStart(text);
    }
  }

  const save = useMemo(
    () => () => {
      if (current.current === saved.current) return;
      saved.current = current.current;
      callbacks.current.onSave(current.current);
      callbacks.current.onEdited?.(false);
    },
    [],
  );
  useEffect(() => save, [save]);
  useEffect(() => {
    editor.current?.view?.dispatch({ effects: markLine.of(line ?? null) });
  }, [line, start]);

  const extensions = useMemo(
    () => [
      language === 'sql'
        ? sql({ dialect: PostgreSQL, schema: schemaOf(tables) })
        : javascript({ typescript: true }),
      errorLine,
      // The inspector is narrow.
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      Prec.highest(
        keymap.of([
          {
            any: (_, event) => {
              const shortcut = event.ctrlKey || event.metaKey;
              if (/^F\d+$/.test(event.key) || (shortcut && event.key === 'Enter')) save();
              if (!shortcut || event.key.toLowerCase() !== 's') return false;
              save();
              event.preventDefault();
              return true;
            },
          },
        ]),
      ),
    ],
    [language, label, save, tables],
  );
  const theme = useMemo(() => editorTheme(dark), [dark]);

  return (
    <CodeMirror
      ref={editor}
      value={start}
      height="100%"
      style={{ height: '100%' }}
      theme={theme}
      extensions={extensions}
      readOnly={readOnly}
      basicSetup={{ foldGutter: false }}
      onCreateEditor={(view) => {
        // The keyboard must reach what scrolls too.
        view.scrollDOM.tabIndex = 0;
        if (line !== undefined) view.dispatch({ effects: markLine.of(line) });
      }}
      onChange={(next) => {
        current.current = next;
        callbacks.current.onEdited?.(next !== saved.current);
      }}
      onBlur={save}
    />
  );
}

function schemaOf(tables: CodeEditorProps['tables']): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(tables ?? {}).map(([table, columns]) => [table, columns.map(({ name }) => name)]),
  );
}
