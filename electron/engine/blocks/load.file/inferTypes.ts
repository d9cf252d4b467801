import type { ColumnType } from '@shared/model';
import { quoteName, type DuckDBConnection } from '@engine/frames';
import { otherNotations } from './otherNotations';
import { textTypes, type TextConventions, type TextType } from './textType';

export interface InferredColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly sql: string;
  readonly warnings: readonly string[];
}

const rowsGuessedFrom = 10_000;

/** Rows of text, read two ways: the guess may read a part, the count must see every row and collect bad ones. */
export interface TextRows {
  readonly table: string;
  readonly collectingRejects: string;
}

/**
 * Finds the type of each text column from all rows. A column has a type when every value has it; nothing is turned
 * into a missing value. Identifiers with leading zeros and integers over 64 bits stay text.
 */
export async function inferTypes(
  connection: DuckDBConnection,
  rows: TextRows,
  names: readonly string[],
  conventions: TextConventions,
): Promise<readonly InferredColumn[]> {
  const types = textTypes(conventions);
  const start = `(SELECT * FROM ${rows.table} LIMIT ${rowsGuessedFrom})`;
  const guesses = await countMatches(connection, start, names, () => types);
  const asked = new Map(guesses.map((counts) => [counts.name, stillPossible(counts, types)]));
  const found = new Map<string, Counts>();
  const misled: string[] = [];
  for (const counts of await countMatches(
    connection,
    rows.collectingRejects,
    names,
    (name) => asked.get(name) ?? [],
  )) {
    const type = asked.get(counts.name)?.[0];
    const isMisled =
      type && asked.get(counts.name)?.length === 1 && counts.matching.get(type.type) !== counts.present;
    if (isMisled) misled.push(counts.name);
    else found.set(counts.name, counts);
  }
  for (const counts of misled.length ? await countMatches(connection, rows.table, misled, () => types) : []) {
    found.set(counts.name, counts);
  }
  const columns: InferredColumn[] = [];
  for (const name of names)
    columns.push(await decide(found.get(name) as Counts, types, connection, rows.table));
  const unexplained = columns.filter(({ type, warnings }) => type === 'text' && !warnings.length);
  const hints = await otherNotations(
    connection,
    start,
    unexplained.map(({ name }) => name),
    conventions,
  );
  return columns.map((column) => {
    const hint = hints.get(column.name);
    return hint ? { ...column, warnings: [hint] } : column;
  });
}

/**
 * The types that all rows must be asked for: the one that fits the first rows; none where these rule all out and
 * hardly look like one; all when they are missing.
 */
function stillPossible(counts: Counts, types: readonly TextType[]): readonly TextType[] {
  if (!counts.present) return types;
  const type = fitting(counts, types) ?? types.find((each) => isMajority(counts, each.type));
  return type ? [type] : [];
}

function isMajority(counts: Counts, type: ColumnType): boolean {
  return (counts.matching.get(type) ?? 0) * 2 > counts.present;
}

interface Counts {
  readonly name: string;
  readonly present: number;
  /** Values that have the type, by type. */
  readonly matching: ReadonlyMap<ColumnType, number>;
  readonly leadingZeros: number;
  readonly beyondDouble: number;
  readonly beyondInt64: number;
}

/** One pass over the rows. */
async function countMatches(
  connection: DuckDBConnection,
  table: string,
  names: readonly string[],
  typesOf: (name: string) => readonly TextType[],
): Promise<readonly Counts[]> {
  const select: string[] = [];
  const ask = (sql: string): number => select.push(sql) - 1;
  const questions = names.map((name) => {
    const text = quoteName(name);
    const types = typesOf(name);
    const asksIntegers = types.some((type) => type.type === 'integer');
    const count = (condition: string): number =>
      ask(asksIntegers ? `count(*) FILTER (WHERE ${condition})` : '0');
    return {
      name,
      present: ask(`count(${text})`),
      types: types.map((type) => ({
        type: type.type,
        count: ask(`count(*) FILTER (WHERE ${text} IS NOT NULL AND ${type.matches(text)})`),
      })),
      leadingZeros: count(`regexp_full_match(${text}, '\\s*[+-]?0[0-9]+\\s*')`),
      beyondDouble: count(`abs(TRY_CAST(TRY_CAST(${text} AS BIGINT) AS HUGEINT)) > 9007199254740992`),
      beyondInt64: count(`${text} IS NOT NULL AND TRY_CAST(${text} AS BIGINT) IS NULL`),
    };
  });
  const row =
    (await connection.runAndReadAll(`SELECT ${select.join(', ')} FROM ${table}`)).getRows()[0] ?? [];
  const number = (index: number): number => Number(row[index]);
  return questions.map((question) => ({
    name: question.name,
    present: number(question.present),
    matching: new Map(question.types.map((type) => [type.type, number(type.count)])),
    leadingZeros: number(question.leadingZeros),
    beyondDouble: number(question.beyondDouble),
    beyondInt64: number(question.beyondInt64),
  }));
}

function fitting(counts: Counts, types: readonly TextType[]): TextType | undefined {
  if (!counts.present) return undefined;
  return types.find((type) => counts.matching.get(type.type) === counts.present);
}

async function decide(
  counts: Counts,
  types: readonly TextType[],
  connection: DuckDBConnection,
  table: string,
): Promise<InferredColumn> {
  const { name } = counts;
  const type = fitting(counts, types);
  const text = (warnings: readonly string[]): InferredColumn => ({
    name,
    type: 'text',
    sql: quoteName(name),
    warnings,
  });
  if (!type) return text(await mixedWarning(counts, types, connection, table));
  if (type.type === 'integer' && counts.leadingZeros) {
    return text([
      `Column ${name} stays text: ${counts.leadingZeros} of its numbers start with 0, as identifiers do.`,
    ]);
  }
  if (type.type === 'integer' && counts.beyondInt64) {
    return text([
      `Column ${name} stays text: ${counts.beyondInt64} of its whole numbers need more than 64 bits.`,
    ]);
  }
  const warnings =
    type.type === 'integer' && counts.beyondDouble
      ? [
          `Column ${name} has whole numbers beyond 2^53 (${counts.beyondDouble}). They are kept exactly, but arithmetic on them rounds.`,
        ]
      : [];
  return { name, type: type.type, sql: type.value(quoteName(name)), warnings };
}

/** Says when text looks like a type that a few values spoil. */
async function mixedWarning(
  counts: Counts,
  types: readonly TextType[],
  connection: DuckDBConnection,
  table: string,
): Promise<readonly string[]> {
  const type = types.find((each) => isMajority(counts, each.type));
  if (!type) return [];
  const text = quoteName(counts.name);
  const result = await connection.runAndReadAll(
    `SELECT min(${text}) FROM ${table} WHERE ${text} IS NOT NULL AND NOT ${type.matches(text)}`,
  );
  const others = counts.present - (counts.matching.get(type.type) ?? 0);
  return [
    `Column ${counts.name} stays text: ${others} of its ${counts.present} values are not of type ${type.type}, such as '${String(result.getRows()[0]?.[0])}'.`,
  ];
}
