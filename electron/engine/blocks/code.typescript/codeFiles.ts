import { readFileSync, realpathSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import vm from 'node:vm';
import { LatheError } from '@shared/errors';
import { compile } from './compile';
import { latheModule } from './latheModule';
import { sourceFile } from './sourceFile';

type Exports = Record<string, unknown>;

/**
 * Loads TypeScript files of a project: fresh for each instance, so that nothing is left of an earlier run. They may
 * import `lathe` and each other, nothing else.
 */
export class CodeFiles {
  private readonly loaded = new Map<string, { exports: Exports }>();
  private readonly root: string;

  /** @param clock the `Date` that the files see; default the real one */
  constructor(
    projectFolder: string,
    private readonly clock: DateConstructor = Date,
  ) {
    this.root = realpathSync(projectFolder);
  }

  /** The path as the project names it, with forward slashes. */
  nameOf(file: string): string {
    return relative(this.root, file).split(sep).join('/');
  }

  /** @throws LatheError `file.missing`, `code.failed` with file and line; what the file itself throws */
  load(file: string): Exports {
    const path = this.resolveInside(file);
    const known = this.loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} as Exports };
    this.loaded.set(path, module);
    if (path.endsWith('.json')) {
      module.exports = JSON.parse(readFileSync(path, 'utf8')) as Exports;
      return module.exports;
    }
    // The wrapper stays on the first line, and sucrase keeps line breaks: lines in errors are the file's own.
    const code = compile(path, this.nameOf(path));
    const source = `(Date) => function (exports, require, module) {${code}\n}`;
    const wrap = new vm.Script(source, { filename: path }).runInThisContext() as (
      clock: DateConstructor,
    ) => (exports: Exports, require: (name: string) => unknown, module: { exports: Exports }) => void;
    wrap(this.clock)(module.exports, (name) => this.require(name, path), module);
    return module.exports;
  }

  /** The line in a project file that an error comes from, by its stack. */
  placeOf(error: unknown): { file: string; line: number } | undefined {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    let first = Infinity;
    let place: { file: string; line: number } | undefined;
    for (const path of this.loaded.keys()) {
      const at = stack.indexOf(`${path}:`);
      const line = at < 0 ? NaN : Number.parseInt(stack.slice(at + path.length + 1), 10);
      if (Number.isNaN(line) || at > first) continue;
      first = at;
      place = { file: this.nameOf(path), line };
    }
    return place;
  }

  private require(name: string, from: string): unknown {
    if (name === 'lathe') return latheModule;
    if (name.startsWith('.')) return this.load(resolve(dirname(from), name));
    throw new LatheError('code.failed', `${this.nameOf(from)} imports ${name}, which is not there.`, {
      cure: 'Code blocks may import lathe and files of the project (./name). danfo is given as dfd, TensorFlow.js as tf.',
      about: { file: this.nameOf(from), line: lineOf(from, name) },
    });
  }

  private resolveInside(file: string): string {
    const found = sourceFile(file);
    if (!found) {
      throw new LatheError('file.missing', `There is no file ${this.nameOf(file)} in the project.`, {
        cure: 'Create it, or correct the path.',
        about: { file: this.nameOf(file) },
      });
    }
    const path = realpathSync(found);
    if (path.startsWith(this.root + sep)) return path;
    throw new LatheError('request.denied', `${file} is outside the project folder.`, {
      cure: 'Copy it into the project.',
      about: { file },
    });
  }
}

function lineOf(file: string, text: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Math.max(1, lines.findIndex((line) => line.includes(`'${text}'`) || line.includes(`"${text}"`)) + 1);
}
