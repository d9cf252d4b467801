import type { ArtifactSummary, BlockDocument, RunSummary } from '@shared/model';
import type { BlockKind, CurrentItem, InputArtifact } from '../blocks/blockKind';
import type { Scope, Variables } from '../graph';
import type { PreparedBlock } from './blockKey';
import type { Cell } from './itemGraph';
import type { TaskOutput } from './protocol';
import type { RunRecorder } from './runRecorder';
import type { RunSurroundings } from './runSurroundings';

/** What one run of a block, or of one of its items, works on. */
export interface CellWork {
  readonly run: RunSummary;
  readonly cell: Cell;
  readonly block: BlockDocument;
  readonly kind: BlockKind;
  /** Why the cache is not asked, in words. */
  readonly anew: string | undefined;
  readonly inputs: Readonly<Record<string, InputArtifact>>;
  readonly variables: Variables;
  readonly scope: Scope;
  readonly item: CurrentItem | undefined;
  /** Whether inputs come from runs before this one. */
  readonly readsEarlierRuns: boolean;
  readonly signal: AbortSignal;
}

/** One try at it. */
export interface CellAttempt {
  readonly work: CellWork;
  readonly prepared: PreparedBlock;
  /** From 1. */
  readonly number: number;
  /** Why it runs, in words. */
  readonly why: string;
  readonly recorder: RunRecorder;
  readonly surroundings: RunSurroundings;
}

/** What a try gave: results, or why the block and what needs it is skipped. */
export type AttemptOutcome =
  { readonly computed: TaskOutput<'block.run'>; readonly reason?: string } | { readonly skip: string };

export type CellOutcome =
  | {
      readonly cached: {
        outputs: Record<string, ArtifactSummary>;
        metrics: Record<string, number>;
        run: number;
      };
    }
  | (AttemptOutcome & { readonly key: string });
