import type { BlockDescriptor } from '@shared/model';
import type { BlockKind } from './blockKind';
import { blockKinds as kinds } from './registry';

export type {
  BlockContext,
  BlockKind,
  BlockOutcome,
  CodeReads,
  Effect,
  InputArtifact,
  OutputDraft,
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
