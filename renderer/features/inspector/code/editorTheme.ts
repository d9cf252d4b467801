import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { EditorView, Prec, type Extension } from '@uiw/react-codemirror';

const frame = {
  '&': { height: '100%', fontSize: '12px', backgroundColor: 'var(--panel)', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 10px 0 6px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--background)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--accent-ground)',
  },
  '.cm-errorLine, .cm-activeLine.cm-errorLine': {
    backgroundColor: 'var(--bad-ground)',
    boxShadow: 'inset 2px 0 var(--bad)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--raised)', border: '1px solid var(--line)' },
};

/** Few colours, each with its contrast on the panel and on the active line, light and dark. */
const syntax = HighlightStyle.define([
  { tag: [tags.comment, tags.meta], color: 'var(--dim)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.tagName], color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.escape], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--warning)' },
  { tag: [tags.typeName, tags.className, tags.definition(tags.variableName)], fontWeight: '600' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

/** Lathe's tokens for the editor and the syntax. */
export function editorTheme(dark: boolean): Extension {
  return [Prec.highest(EditorView.theme(frame, { dark })), Prec.highest(syntaxHighlighting(syntax))];
}
