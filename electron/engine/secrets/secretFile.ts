import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { LatheError } from '@shared/errors';

const valuesSchema = z.record(z.string(), z.string());
const contentSchema = z.object({
  lathe: z.literal(1),
  /** For every project. */
  everywhere: valuesSchema,
  /** By the project's folder. */
  projects: z.record(z.string(), valuesSchema),
});
type Content = z.infer<typeof contentSchema>;

/** Makes values unreadable for others, and back. */
export interface Seal {
  /** Why nothing can be kept here, with the cure; undefined when it can. */
  refusal(): { readonly message: string; readonly cure: string } | undefined;
  close(value: string): string;
  /** Throws when what closed it is gone. */
  open(sealed: string): string;
}

/** A file of secrets that only this user may read. Read anew each time: another process may change it. */
export class SecretFile {
  constructor(
    readonly path: string,
    private readonly seal: Seal,
  ) {}

  names(folder: string | undefined): string[] {
    return Object.keys(this.valuesOf(folder));
  }

  get(name: string, folder: string | undefined): string | undefined {
    const values = this.valuesOf(folder);
    if (!Object.hasOwn(values, name)) return undefined;
    try {
      return this.seal.open(values[name] ?? '');
    } catch (cause) {
      throw new LatheError('secret.missing', `The secret \`${name}\` can no longer be decrypted.`, {
        about: { variable: `secret.${name}` },
        cure: 'The system key chain that closed it has changed. Set the secret again.',
        cause,
      });
    }
  }

  /** @throws LatheError `request.denied` where nothing can be kept safely, `file.malformed`. */
  mustBeWritable(): void {
    const refusal = this.seal.refusal();
    if (refusal) throw new LatheError('request.denied', refusal.message, { cure: refusal.cure });
    this.read();
  }

  set(name: string, value: string, folder: string | undefined): void {
    this.change(folder, { ...this.valuesOf(folder), [name]: this.seal.close(value) });
  }

  remove(name: string, folder: string | undefined): boolean {
    const { [name]: removed, ...rest } = this.valuesOf(folder);
    if (removed === undefined) return false;
    this.change(folder, rest);
    return true;
  }

  private valuesOf(folder: string | undefined): Readonly<Record<string, string>> {
    const { everywhere, projects } = this.read();
    if (folder === undefined) return everywhere;
    return Object.hasOwn(projects, folder) ? (projects[folder] ?? {}) : {};
  }

  private change(folder: string | undefined, values: Readonly<Record<string, string>>): void {
    const { everywhere, projects } = this.read();
    if (folder === undefined) return this.write({ lathe: 1, everywhere: values, projects });
    const { [folder]: _, ...others } = projects;
    const empty = Object.keys(values).length === 0;
    this.write({ lathe: 1, everywhere, projects: empty ? others : { ...others, [folder]: values } });
  }

  private read(): Content {
    if (!existsSync(this.path)) return { lathe: 1, everywhere: {}, projects: {} };
    mustBePrivate(this.path);
    try {
      return contentSchema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch (cause) {
      throw new LatheError('file.malformed', `The file of secrets ${this.path} cannot be read.`, {
        about: { file: this.path },
        cure: 'Repair it, or delete it and set the secrets again.',
        cause,
      });
    }
  }

  private write(content: Content): void {
    const draft = `${this.path}.${randomUUID()}.part`;
    try {
      mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
      writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      chmodSync(draft, 0o600);
      renameSync(draft, this.path);
    } catch (cause) {
      rmSync(draft, { force: true });
      throw new LatheError('file.unreadable', `The file of secrets ${this.path} cannot be written.`, {
        about: { file: this.path },
        cure: 'Allow this user to write to its folder, and see whether the disk is full.',
        cause,
      });
    }
  }
}

/** Windows keeps a user's folder from others by itself. */
function mustBePrivate(path: string): void {
  if (process.platform === 'win32') return;
  const { mode, uid } = statSync(path);
  const own = process.getuid?.();
  if ((mode & 0o077) === 0 && (own === undefined || own === 0 || uid === own)) return;
  throw new LatheError('request.denied', `Others may read the file of secrets ${path}, so it is not used.`, {
    about: { file: path },
    cure: `Run \`chmod 600 "${path}"\`, and change the secrets if someone else may have seen them.`,
  });
}
