import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { writeWholeFile } from '@engine/index';

/** A small file of the app in its user-data folder. A damaged one counts as absent. */
export class JsonFile<T> {
  private value: T | undefined;

  constructor(
    private readonly path: () => string,
    private readonly schema: z.ZodType<T>,
    private readonly initial: () => T,
  ) {}

  read(): T {
    this.value ??= this.load();
    return this.value;
  }

  write(value: T): T {
    this.value = this.schema.parse(value);
    writeWholeFile(this.path(), JSON.stringify(this.value, null, 2));
    return this.value;
  }

  private load(): T {
    try {
      if (existsSync(this.path())) return this.schema.parse(JSON.parse(readFileSync(this.path(), 'utf8')));
    } catch {
      // fall through: what cannot be read is replaced at the next write
    }
    return this.initial();
  }
}
