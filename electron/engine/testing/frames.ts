import { join } from 'node:path';
import type { Cell, Column } from '@shared/model';
import type { InputArtifact, OutputDraft } from '../blocks/blockKind';
import { frameTable, openFrame, withDatabase, writeQuery, type FrameReader } from '../frames';
import { onTestFinished } from 'vitest';
import { scratchFolder } from './scratchFolder';

/** Writes the rows of a DuckDB query as a frame in a folder of its own. */
export function frameOf(sql: string, folder = join(scratchFolder(), 'frame')): Promise<OutputDraft> {
  return withDatabase((connection) => writeQuery(connection, sql, folder));
}

/** Opens a frame and closes it when the test ends. */
export async function readFrame(folder: string): Promise<FrameReader> {
  const reader = await openFrame(folder);
  onTestFinished(() => reader.close());
  return reader;
}

/** All rows of a small frame; dates and times as text. */
export async function rowsOf(folder: string): Promise<Cell[][]> {
  return withDatabase(async (connection) => {
    const result = await connection.runAndReadAll(`SELECT * FROM ${frameTable(folder)}`);
    return result.getRows().map((row) =>
      row.map((value) => {
        if (typeof value === 'bigint')
          return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
        if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
        return String(value);
      }),
    );
  });
}

/** A draft as the next block receives it. */
export function inputOf(draft: OutputDraft): InputArtifact {
  const { rows, columns } = draft;
  return {
    hash: draft.folder,
    type: draft.type,
    folder: draft.folder,
    summary: {
      hash: draft.folder,
      type: draft.type,
      bytes: 0,
      ...(rows === undefined ? {} : { rows }),
      ...(columns === undefined ? {} : { columns: [...columns] as Column[] }),
    },
  };
}
