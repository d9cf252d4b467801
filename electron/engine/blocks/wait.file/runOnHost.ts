import { performance } from 'node:perf_hooks';
import { itemKey } from '@engine/store';
import type { HostContext, HostOutcome, ItemEntry } from '../blockKind';
import { itemsDraft, valueDraft } from '../drafts';
import { waitFor, type Look } from '../sensor';
import { findFiles, isPattern, type FoundFile } from './findFiles';
import type { WaitFileParams } from './schema';

const longestKey = 180;

/** Every matching file as it was when the sensor passed; what is new next time is told by it. */
interface SeenFiles {
  readonly seen?: Readonly<Record<string, string>>;
}

/** Waits until files are there that did not grow for a while. */
export async function runOnHost(context: HostContext<WaitFileParams>): Promise<HostOutcome> {
  const { params, projectFolder, scratch, services } = context;
  const before = params.until === 'changed' ? seenBefore(services.previousValue(context)) : {};
  const stillness = new Stillness(params.stableSeconds);
  let all: readonly FoundFile[] = [];
  const waited = await waitFor(context, wish(params), async (signal): Promise<Look<FoundFile[]>> => {
    all = await findFiles(projectFolder, params.path, signal);
    const fresh = all.filter((file) => before[file.path] !== stateOf(file));
    if (fresh.length === 0) return {};
    const growing = stillness.restless(fresh, performance.now());
    if (growing === undefined) return { found: fresh };
    return { seen: `${growing} may still grow`, againSeconds: Math.max(params.stableSeconds, 0.05) };
  });
  if ('skip' in waited) return waited;
  const files = waited.found.map(asValue);
  const seen = Object.fromEntries(all.map((file) => [file.path, stateOf(file)]));
  const caption = files.length === 1 ? files[0]?.path : `${files.length} files`;
  return {
    reason: waited.reason,
    outputs: {
      value: valueDraft(scratch, { ...files[0], files, seen }, caption),
      files: itemsDraft(scratch, entriesOf(files)),
    },
  };
}

function wish({ path, until }: WaitFileParams): string {
  if (until === 'exists') return `${path} to appear`;
  return isPattern(path) ? `a new or changed ${path}` : `${path} to change`;
}

function seenBefore(value: unknown): Readonly<Record<string, string>> {
  return (value as SeenFiles | undefined)?.seen ?? {};
}

function stateOf({ size, modified }: FoundFile): string {
  return `${size} bytes, ${new Date(modified).toISOString()}`;
}

/** An item a file, named by its path; what keys cannot hold is replaced, and then a number tells two apart. */
function entriesOf(files: readonly ReturnType<typeof asValue>[]): ItemEntry[] {
  const used = new Set<string>();
  return files.map((file, index) => {
    const written = itemKey(file.path).slice(-longestKey);
    const key = used.has(written) ? `${written} (${index + 1})` : written;
    used.add(key);
    return { key, value: file };
  });
}

function asValue({ path, size, modified }: FoundFile) {
  return { path, size, modified: new Date(modified).toISOString() };
}

/** Since when each file is as it is. */
class Stillness {
  private readonly since = new Map<string, { readonly state: string; readonly time: number }>();

  constructor(private readonly seconds: number) {}

  /** The first file that changed less than the wanted time ago. `now` is in milliseconds. */
  restless(files: readonly FoundFile[], now: number): string | undefined {
    if (this.seconds === 0) return undefined;
    let growing: string | undefined;
    for (const file of files) {
      const known = this.since.get(file.path);
      const state = stateOf(file);
      const time = known?.state === state ? known.time : now;
      this.since.set(file.path, { state, time });
      if (now - time < this.seconds * 1000) growing ??= file.path;
    }
    return growing;
  }
}
