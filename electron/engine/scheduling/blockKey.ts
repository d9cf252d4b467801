import { isAbsolute } from 'node:path';
import { LatheError } from '@shared/errors';
import type { BlockDocument } from '@shared/model';
import type { BlockKind, CodeReads, InputArtifact } from '../blocks/blockKind';
import { resolveInside, substitute, type KeyParts, type Variables } from '../graph';
import type { ProjectStore } from '../store';

/** A block ready to run: its parameters parsed, and all that its outputs depend on. */
export interface PreparedBlock {
  readonly params: unknown;
  readonly parts: KeyParts;
  readonly codeFile: string | undefined;
}

interface Surroundings {
  readonly projectFolder: string;
  readonly store: ProjectStore;
  readonly variables: Variables;
}

/** @throws LatheError `parameter.invalid`, `request.denied` for a file outside the project. */
export async function prepareBlock(
  block: BlockDocument,
  kind: BlockKind,
  inputs: Readonly<Record<string, InputArtifact>>,
  { projectFolder, store, variables }: Surroundings,
): Promise<PreparedBlock> {
  const params = parseParameters(block, kind, variables);
  const codeFile =
    kind.descriptor.code && block.file !== undefined ? resolveInside(projectFolder, block.file) : undefined;
  const files: Record<string, string> = {};
  for (const file of kind.readsFiles?.(params) ?? []) {
    files[file] = await store.fingerprints.of(isAbsolute(file) ? file : resolveInside(projectFolder, file));
  }
  const reads = codeFile === undefined ? undefined : kind.codeReads?.(codeFile, projectFolder);
  for (const file of reads?.files ?? []) {
    files[file] = await store.fingerprints.of(resolveInside(projectFolder, file));
  }
  return {
    params,
    codeFile,
    parts: {
      kind: kind.descriptor.kind,
      version: kind.descriptor.version,
      params,
      ...(codeFile === undefined ? {} : { code: await store.fingerprints.of(codeFile) }),
      ...(codeFile === undefined ? {} : { variables: usedVariables(variables, reads) }),
      inputs: Object.fromEntries(Object.entries(inputs).map(([port, { hash }]) => [port, hash])),
      files,
    },
  };
}

function usedVariables(variables: Variables, reads: CodeReads | undefined): Variables {
  if (!reads || reads.variables === 'all') return variables;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => reads.variables.includes(name)));
}

function parseParameters(block: BlockDocument, kind: BlockKind, variables: Variables): unknown {
  const parsed = kind.params.safeParse(substitute(block.params ?? {}, variables));
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
