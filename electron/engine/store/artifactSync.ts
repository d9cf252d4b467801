import { readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { artifactFolder } from './artifactStore';

const atOnce = 4;

/**
 * Brings the files of new artifacts to the disk, beside the run that made them. Until that is done an artifact has no
 * stamp, so that after a power cut its content is hashed before it is used, and made again where the disk has lost it.
 */
export class ArtifactSync {
  private readonly waiting = new Set<string>();
  private readonly active = new Set<string>();
  private idle: (() => void)[] = [];

  /**
   * @param artifacts root of the artifact store.
   * @param onSynced told of each artifact whose files are on the disk.
   */
  constructor(
    private readonly artifacts: string,
    private readonly onSynced: (hash: string) => void,
  ) {}

  add(hash: string): void {
    if (this.active.has(hash)) return;
    this.waiting.add(hash);
    // The move into the store, and the caller's transaction, come first.
    setImmediate(() => this.next());
  }

  isPending(hash: string): boolean {
    return this.waiting.has(hash) || this.active.has(hash);
  }

  get isBusy(): boolean {
    return this.waiting.size + this.active.size > 0;
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    if (!this.isBusy) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private next(): void {
    for (const hash of this.waiting) {
      if (this.active.size >= atOnce) return;
      this.waiting.delete(hash);
      this.active.add(hash);
      void this.sync(hash).finally(() => {
        this.active.delete(hash);
        this.next();
      });
    }
    if (this.isBusy) return;
    const { idle } = this;
    this.idle = [];
    for (const resolve of idle) resolve();
  }

  private async sync(hash: string): Promise<void> {
    try {
      await syncFiles(artifactFolder(this.artifacts, hash));
      this.onSynced(hash);
    } catch {
      // Without a stamp it counts as not synced: its content is looked at before it is used.
    }
  }
}

async function syncFiles(folder: string): Promise<void> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncFiles(path);
    else {
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
    }
  }
}
