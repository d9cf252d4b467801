import {
  LineCounter,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml';
import { LatheError } from '@shared/errors';
import { hideVariables, mapTexts, showVariables } from './variablePlaceholder';

/** With merge keys (`<<: *common`), which YAML 1.1 had and people still write. */
const options = { merge: true };

export type Path = readonly (string | number)[];

/** A YAML file as read: its value, and where in the text each part of it stands. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** The line of what `path` names, or of the nearest part above it; lines count from 1. */
  lineOf(path: Path): number;
  /** A fresh tree that may be changed; its texts have variables hidden. */
  tree(): Document;
}

/**
 * Parses one YAML file. `file` is how the file is named in messages.
 * @throws LatheError `document.invalid` with the line of the first fault.
 */
export function parseYaml(text: string, file: string): YamlSource {
  const { document, lines } = parsedLately(text, file);
  return {
    file,
    text,
    value: mapTexts(valueOf(document, file), showVariables),
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line,
    tree: () => parseDocument(hideVariables(text), options),
  };
}

interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The last files parsed: opening, checking and running a pipeline read the same text again and again. */
const lately: (Parsed & { readonly text: string; readonly file: string })[] = [];
const mostKept = 3;

function parsedLately(text: string, file: string): Parsed {
  const known = lately.find((parsed) => parsed.text === text && parsed.file === file);
  if (known) return known;
  const parsed = { ...parseAnew(text, file), text, file };
  lately.unshift(parsed);
  lately.splice(mostKept);
  return parsed;
}

function parseAnew(text: string, file: string): Parsed {
  const lines = new LineCounter();
  const hidden = hideVariables(text);
  const document = parseDocument(hidden, { ...options, lineCounter: lines, prettyErrors: false });
  const fault = document.errors[0];
  if (fault) {
    const line = lines.linePos(fault.pos[0]).line;
    const message =
      fault.code === 'MULTIPLE_DOCS' ? 'A second document starts here.' : showVariables(fault.message);
    throw new LatheError('document.invalid', `${file}, line ${line}: ${message}`, {
      about: { file, line },
      cure:
        fault.code === 'MULTIPLE_DOCS'
          ? 'Put it into a file of its own.'
          : 'Correct the YAML at that line; indentation and quotes are the usual causes.',
    });
  }
  visit(document, {
    Alias: (_, alias, path) => {
      const target = alias.resolve(document);
      if (!target || !path.includes(target)) return;
      const line = lines.linePos(startOf(alias) ?? 0).line;
      throw new LatheError(
        'document.invalid',
        `${file}, line ${line}: *${alias.source} stands inside itself.`,
        {
          about: { file, line },
          cure: 'Write out what is meant instead of the alias.',
        },
      );
    },
  });
  return { document, lines };
}

/** Aliases of aliases can multiply without end; the library stops at a hundred. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new LatheError('document.invalid', `${file}: its aliases stand for too much.`, {
      about: { file },
      cure: 'Write out what is meant instead of aliases of aliases.',
      cause,
    });
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        ({ key }) => (isScalar(key) ? String(key.value) : String(key)) === String(step),
      );
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
