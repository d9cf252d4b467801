import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { CodeReads } from '../blockKind';
import { sourceFile } from './sourceFile';

const relativeImport = /\b(?:from|import|require\()\s*(['"])(\.[^'"]*)\1/g;

/** Other project files that a code file imports, and the variables that it and they read. */
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
  return {
    files: imported.map((file) => relative(root, file).split(sep).join('/')).sort(),
    variables: variablesIn([...texts.values()].join('\n')),
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
