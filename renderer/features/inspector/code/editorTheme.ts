import { oneDark } from '@codemirror/theme-one-dark';
import { EditorView, Prec, type Extension } from '@uiw/react-codemirror';

const frame = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', backgroundColor: 'var(--panel)', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 10px 0 6px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--line-faint)' },
  '.cm-errorLine, .cm-activeLine.cm-errorLine': {
    backgroundColor: 'var(--bad-ground)',
    boxShadow: 'inset 2px 0 var(--bad)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', border: '1px solid var(--line)' },
});

/** Lathe's tokens around the syntax colours of each scheme. */
export function editorTheme(dark: boolean): Extension {
  return [dark ? oneDark : [], Prec.highest(frame)];
}
