import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { CodeReads, RunPart } from '../blockKind';
import { sourceFile } from './sourceFile';

const relativeImport = /\b(?:from|import|require\()\s*(['"])(\.[^'"]*)\1/g;

/** Other project files that a code file imports, and what it and they read beside the inputs. */
export function codeReads(codeFile: string, projectFolder: string): CodeReads {
  const root = realpathSync(projectFolder);
  const texts = new Map<string, string>();
  const visit = (path: string): void => {
    const file = sourceFile(path);
    const real = file === undefined ? undefined : realpathSync(file);
    if (real === undefined || texts.has(real) || !real.startsWith(root + sep)) return;
    const text = readFileSync(real, 'utf8');
    texts.set(real, text);
    for (const [, , name = ''] of text.matchAll(relativeImport)) visit(resolve(dirname(real), name));
  };
  visit(codeFile);
  const [, ...imported] = [...texts.keys()];
  const text = [...texts.values()].join('\n');
  const code = withoutWords(text);
  return {
    files: imported.map((file) => relative(root, file).split(sep).join('/')).sort(),
    variables: variablesIn(text),
    run: runPartsIn(code),
    item: /\bitem\b/.test(code),
  };
}

const parameterList = /\(\s*\{[^{}()]*\bvariables\s*(?=[,}])[^{}()]*\}\s*(?::[^()]*)?\)\s*=>/g;
const use = /\bvariables\b(?:\s*\??\.\s*([A-Za-z_$][\w$]*)|\s*(?:\?\.)?\[\s*(['"])([^'"]*)\2\s*\])?/g;

/** Names read as `variables.name` or `variables['name']`; all when `variables` is used in any other way. */
function variablesIn(text: string): readonly string[] | 'all' {
  const names = new Set<string>();
  for (const [, member, , key] of text.replace(parameterList, ' ').matchAll(use)) {
    const name = member ?? key;
    if (name === undefined) return 'all';
    names.add(name);
  }
  return [...names].sort();
}

const comment = /\/\*[^]*?\*\/|(^|[^:'"`\\])\/\/[^\n]*/g;
const quoted = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
const template = /`(?:[^`\\]|\\[^])*`/g;
const placeholder = /\$\{([^}]*)\}/g;

/** Code without its comments and texts; of templates, what they fill in is left. */
function withoutWords(text: string): string {
  return text
    .replace(comment, '$1 ')
    .replace(quoted, "''")
    .replace(template, (written) =>
      [...written.matchAll(placeholder)].map(([, inner]) => `(${inner})`).join(' '),
    );
}

const runParts: readonly RunPart[] = ['id', 'interval', 'time', 'trigger'];
const runInParameters = /\(\s*\{[^{}()]*\brun\s*(?=[,}])[^{}()]*\}\s*(?::[^()]*)?\)\s*=>/g;
/** Not a method or function of that name. */
const runUse = /\brun\b(?!\s*\()(?:\s*\??\.\s*([A-Za-z_$][\w$]*))?/g;

/** Members read as `run.member`; all when `run` is used in any other way. */
function runPartsIn(code: string): readonly RunPart[] {
  const parts = new Set<RunPart>();
  for (const [, member] of code.replace(runInParameters, ' ').matchAll(runUse)) {
    if (member === undefined) return runParts;
    const part = runParts.find((known) => known === member);
    if (part) parts.add(part);
  }
  return [...parts].sort();
}
