import type { LatheError } from '@shared/errors';
import { describeError } from './text/describeError';

/** Where a command's words go: JSON lines for programs, or text for people. */
export class Output {
  constructor(
    readonly json: boolean,
    private readonly out: NodeJS.WriteStream = process.stdout,
    private readonly err: NodeJS.WriteStream = process.stderr,
  ) {}

  /** A person watches, so a line may be rewritten. */
  get live(): boolean {
    return !this.json && this.err.isTTY;
  }

  /** For programs only: one object on one line. */
  object(value: unknown): void {
    if (this.json) this.out.write(`${JSON.stringify(value)}\n`);
  }

  /** For people only: the result. */
  text(text: string): void {
    if (!this.json) this.out.write(`${text}\n`);
  }

  /** For people only: what happens meanwhile, beside the result. */
  note(text: string): void {
    if (!this.json) this.err.write(`${text}\n`);
  }

  /** Rewrites the current line; an empty text clears it. */
  status(text: string): void {
    if (this.live) this.err.write(`\r\u001B[2K${text.slice(0, Math.max(20, (this.err.columns || 80) - 1))}`);
  }

  error(error: LatheError): void {
    this.object({ error: error.toData() });
    if (!this.json) this.err.write(`${describeError(error)}\n`);
  }

  /** Settles when everything is written. */
  async flush(): Promise<void> {
    await Promise.all(
      [this.out, this.err].map((stream) => new Promise<void>((done) => stream.write('', () => done()))),
    );
  }
}
