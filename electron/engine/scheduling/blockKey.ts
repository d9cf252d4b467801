import { isAbsolute } from 'node:path';
import { LatheError } from '@shared/errors';
import type { BlockDocument, Interval, RunSummary } from '@shared/model';
import type { BlockKind, CodeReads, CurrentItem, InputArtifact } from '../blocks/blockKind';
import { resolveInside, substitute, type KeyParts, type Scope, type Variables } from '../graph';
import type { ProjectStore } from '../store';

/** A block ready to run: its parameters parsed, and all that its outputs depend on. */
export interface PreparedBlock {
  /** With secrets filled in: for the worker only. */
  readonly params: unknown;
  /** Resolved, for the worker. */
  readonly variables: Variables;
  /** Without secrets: `${secret.NAME}` as written. */
  readonly parts: KeyParts;
  readonly codeFile: string | undefined;
}

export interface BlockSurroundings {
  readonly run: Pick<RunSummary, 'id' | 'createdAt' | 'trigger'>;
  readonly projectFolder: string;
  readonly store: ProjectStore;
  readonly variables: Variables;
  readonly scope: Scope;
  readonly item?: CurrentItem | undefined;
  readonly interval?: Interval | undefined;
}

/** @throws LatheError `parameter.invalid`, `secret.missing`, `request.denied` for a file outside the project. */
export async function prepareBlock(
  block: BlockDocument,
  kind: BlockKind,
  inputs: Readonly<Record<string, InputArtifact>>,
  surroundings: BlockSurroundings,
): Promise<PreparedBlock> {
  const { projectFolder, store, variables, scope, item, interval } = surroundings;
  const open = scope.withoutSecrets();
  const params = parseParameters(block, kind, scope);
  const codeFile =
    kind.descriptor.code && block.file !== undefined ? resolveInside(projectFolder, block.file) : undefined;
  const shown = open === scope ? params : parametersToShow(block, kind, open);
  const files: Record<string, string> = {};
  for (const [name, file] of filesRead(kind, params, shown)) {
    files[name] = await store.fingerprints.of(isAbsolute(file) ? file : resolveInside(projectFolder, file));
  }
  const reads = codeFile === undefined ? undefined : kind.codeReads?.(codeFile, projectFolder);
  for (const file of reads?.files ?? []) {
    files[file] = await store.fingerprints.of(resolveInside(projectFolder, file));
  }
  const used = codeFile === undefined ? variables : usedVariables(variables, reads);
  const code = kind.descriptor.code !== undefined;
  return {
    params,
    variables: codeFile === undefined ? variables : (substitute(used, scope) as Variables),
    codeFile,
    parts: {
      kind: kind.descriptor.kind,
      version: kind.descriptor.version,
      params: shown,
      ...(codeFile === undefined ? {} : { code: await store.fingerprints.of(codeFile) }),
      ...(codeFile === undefined ? {} : { variables: substitute(used, open) as Variables }),
      ...(code && item ? { item: { key: item.key, values: item.values } } : {}),
      ...(code && interval && (reads?.run?.includes('interval') ?? true) ? { interval } : {}),
      ...runPartsRead(reads, surroundings.run),
      ...(block.tests?.length ? { tests: block.tests } : {}),
      inputs: Object.fromEntries(Object.entries(inputs).map(([port, { hash }]) => [port, hash])),
      files,
    },
  };
}

/** The files that parameters name, each with its name to show: a path may hold a secret. */
function filesRead(kind: BlockKind, params: unknown, shown: unknown): [name: string, file: string][] {
  const files = kind.readsFiles?.(params) ?? [];
  const names = shown === params ? files : (kind.readsFiles?.(shown) ?? []);
  return files.map((file, index) => [String(names[index] ?? `file ${index + 1}`), file]);
}

/** Parsed where that works with secrets as written (a number cannot be one), else as written. */
function parametersToShow(block: BlockDocument, kind: BlockKind, open: Scope): unknown {
  const written = substitute(block.params ?? {}, open);
  const parsed = kind.params.safeParse(written);
  return parsed.success ? parsed.data : written;
}

/** What of the run itself code reads: with it in the key, such code runs anew each time. */
function runPartsRead(
  reads: CodeReads | undefined,
  { id, createdAt, trigger }: BlockSurroundings['run'],
): Pick<KeyParts, 'run'> {
  const known = { id, time: createdAt, trigger };
  const read = Object.entries(known).filter(([name]) => reads?.run?.includes(name as keyof typeof known));
  return read.length ? { run: Object.fromEntries(read) } : {};
}

function usedVariables(variables: Variables, reads: CodeReads | undefined): Variables {
  if (!reads || reads.variables === 'all') return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => reads.variables.includes(name)));
}

function parseParameters(block: BlockDocument, kind: BlockKind, scope: Scope): unknown {
  const parsed = kind.params.safeParse(substitute(block.params ?? {}, scope));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const parameter = (issue?.path ?? []).map(String).join('.');
  throw new LatheError(
    'parameter.invalid',
    `Parameter \`${parameter}\`: ${issue?.message ?? 'not as expected'}`,
    {
      about: { block: block.id, parameter },
    },
  );
}
