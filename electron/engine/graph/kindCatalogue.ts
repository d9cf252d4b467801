import type { BlockKind } from '../blocks/blockKind';

/** Finds a block kind by name. */
export interface KindCatalogue {
  find(kind: string): BlockKind | undefined;
  readonly all: readonly BlockKind[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- kinds differ in their parameters
export type AnyBlockKind = BlockKind<any>;

export function kindCatalogue(kinds: readonly AnyBlockKind[]): KindCatalogue {
  const byName = new Map(kinds.map((kind) => [kind.descriptor.kind, kind as BlockKind]));
  return { find: (kind) => byName.get(kind), all: kinds as readonly BlockKind[] };
}
