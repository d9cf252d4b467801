import {
  Decoration,
  EditorView,
  StateEffect,
  StateField,
  type DecorationSet,
  type Text,
} from '@uiw/react-codemirror';

/** Marks a line, counted from 1; null takes the mark away. */
export const markLine = StateEffect.define<number | null>();

const line = Decoration.line({ class: 'cm-errorLine' });

/** The line that the newest error is about; it moves with the text around it. */
export const errorLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(markLine)) next = marksAt(transaction.state.doc, effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksAt(text: Text, number: number | null): DecorationSet {
  if (number === null || number < 1 || number > text.lines) return Decoration.none;
  return Decoration.set([line.range(text.line(number).from)]);
}
