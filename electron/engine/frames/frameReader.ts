import type { Column } from '@shared/model';

/** A column of text or categories, coded: `codes[row]` indexes `categories`, -1 is missing. */
export interface CodedColumn {
  readonly codes: Int32Array;
  /** Ascending by code unit, without duplicates; each occurs at least once. */
  readonly categories: readonly string[];
}

/** Columns by name. The recipe and the evaluation read rows only through this, whatever the rows came from. */
export interface ColumnSource {
  readonly columns: readonly Column[];
  readonly rows: number;
  /** Numbers of a column, NaN where missing. Booleans are 0 and 1, dates and times milliseconds since 1970 (or midnight). */
  numeric(column: string): Promise<Float64Array>;
  /** Any column as text codes; numbers and dates by their shortest text. */
  coded(column: string): Promise<CodedColumn>;
  /** For a reader of every column: reads them at once where that is quicker than one by one. */
  readAhead?(): Promise<void>;
}

/** An open frame artifact. */
export interface FrameReader extends ColumnSource {
  close(): void;
}

/** A column to write; `values` in the row order of the frame. NaN, null and code -1 are missing. */
export type ColumnToWrite =
  | { readonly name: string; readonly type: 'decimal'; readonly values: Float64Array }
  | {
      readonly name: string;
      readonly type: 'integer';
      readonly values: BigInt64Array;
      readonly present?: Uint8Array;
    }
  | {
      readonly name: string;
      readonly type: 'boolean';
      readonly values: Uint8Array;
      readonly present?: Uint8Array;
    }
  | { readonly name: string; readonly type: 'text'; readonly values: CodedColumn }
  | {
      readonly name: string;
      readonly type: 'date' | 'timestamp' | 'time';
      /** Milliseconds since 1970 (time: since midnight), NaN missing. */
      readonly values: Float64Array;
    };
