import { createHash } from 'node:crypto';
import { canonicalJson } from './canonicalJson';

/** All that a block's outputs depend on. Kept with each block run, so that the next can say what changed. */
export interface KeyParts {
  readonly kind: string;
  readonly version: number;
  /** Parsed, variables filled in, defaults filled in; a seed is among them. */
  readonly params: unknown;
  /** SHA-256 of the code file. */
  readonly code?: string | undefined;
  /** What code may read beside its inputs; absent for kinds without code. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The item that code sees. */
  readonly item?: { readonly key: string; readonly values: unknown } | undefined;
  /** The interval that code sees. */
  readonly interval?: { readonly start: number; readonly end: number } | undefined;
  /** What code reads of the run itself. */
  readonly run?: Readonly<Record<string, unknown>> | undefined;
  /** The data tests that the outputs passed. */
  readonly tests?: unknown;
  /** Artifact hash by input port. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 by path of each file that is read, `missing` where there is none. */
  readonly files: Readonly<Record<string, string>>;
}

/** The cache key: hex SHA-256 of the canonical parts. */
export function cacheKey(parts: KeyParts): string {
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}
