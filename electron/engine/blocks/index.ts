import type { BlockDescriptor } from '@shared/model';
import type { BlockKind } from './blockKind';
import { blockKinds as kinds } from './registry';

export type {
  AskingBlock,
  BlockContext,
  BlockKind,
  BlockOutcome,
  CodeReads,
  Effect,
  HostContext,
  HostOutcome,
  HostServices,
  InputArtifact,
  OutputDraft,
  ProductAnswer,
  ProductRequest,
  ProgressNote,
  RunBlock,
} from './blockKind';

/** A kind whose parameters are of some type that only the kind itself knows. */
export type AnyBlockKind = BlockKind;

export const blockKinds = kinds as unknown as readonly AnyBlockKind[];

const byName = new Map(blockKinds.map((kind) => [kind.descriptor.kind, kind]));

/** The kind with this name, or undefined. */
export function findKind(name: string): AnyBlockKind | undefined {
  return byName.get(name);
}

/** What the canvas and the inspector need to know of every kind. */
export function catalogue(): readonly BlockDescriptor[] {
  return blockKinds.map((kind) => kind.descriptor);
}

/** The first row of a query over files of the project; in a worker only. */
export async function firstRow(
  projectFolder: string,
  sql: string,
  signal: AbortSignal,
): Promise<Record<string, unknown> | undefined> {
  return (await import('./wait.sql/firstRow')).firstRow(projectFolder, sql, signal);
}
