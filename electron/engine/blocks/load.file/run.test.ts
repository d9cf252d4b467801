import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDatabase } from '@engine/frames';
import { appRoot } from '@engine/runtimes';
import { rowsOf, runBlock, scratchFolder, type RunRecord } from '../../testing';
import { loadFile } from './schema';

async function load(
  name: string,
  content: string | Buffer,
  params: Record<string, unknown> = {},
): Promise<RunRecord & { rows: unknown[][]; types: string[] }> {
  const projectFolder = scratchFolder();
  mkdirSync(join(projectFolder, 'data'));
  writeFileSync(join(projectFolder, 'data', name), content);
  const outcome = await runBlock(loadFile, { projectFolder, params: { path: `data/${name}`, ...params } });
  const frame = outcome.outputs['frame'];
  if (!frame) throw new Error('no frame');
  return {
    ...outcome,
    rows: await rowsOf(frame.folder),
    types: (frame.columns ?? []).map((column) => `${column.name}: ${column.type}`),
  };
}

test('types are found on all rows of a CSV file', async () => {
  const { rows, types, log } = await load(
    'all.csv',
    'n,x,flag,day,moment,clock,name\n1,1.5,true,2024-02-29,2024-02-29T12:00:00+02:00,07:30,a\n-2,1e3,False,1999-1-5,2024-02-29 12:00:00.25,23:59:59,"b, ""c"""\n,NA,,,,,\n',
  );
  expect(types).toEqual([
    'n: integer',
    'x: decimal',
    'flag: boolean',
    'day: date',
    'moment: timestamp',
    'clock: time',
    'name: text',
  ]);
  expect(rows).toEqual([
    [1, 1.5, true, '2024-02-29', '2024-02-29 10:00:00', '07:30:00', 'a'],
    [-2, 1000, false, '1999-01-05', '2024-02-29 12:00:00.25', '23:59:59', 'b, "c"'],
    [null, null, null, null, null, null, null],
  ]);
  expect(log).toEqual([]);
});

test('a value late in a long file still decides the type', async () => {
  const numbers = Array.from({ length: 30_000 }, (_, row) => `${row},${row}`);
  const { types, log } = await load('late.csv', `a,b\n${numbers.join('\n')}\n0.5,unknown\n`);
  expect(types).toEqual(['a: decimal', 'b: text']);
  expect(log).toEqual([
    "warning: Column b stays text: 1 of its 30001 values are not of type integer, such as 'unknown'.",
  ]);
});

test('lines of mixed endings are all read, and quotes keep theirs', async () => {
  const { rows, log } = await load('mixed.csv', 'a,b\r\n1,2\n3,"x\r\ny"\r5,z\r\n');
  expect(rows).toEqual([
    [1, '2'],
    [3, 'x\r\ny'],
    [5, 'z'],
  ]);
  expect(log[0]).toBe('warning: data/mixed.csv mixes line endings; each of them ends a line.');
});

test('a bad line among mixed endings is left out once, with its number', async () => {
  const many = '1,2\r\n'.repeat(30_000);
  const { rows, log } = await load('mixed.csv', `a,a\r\n${many}1\n3,4\n`, { onBadRows: 'reject' });
  expect(rows).toHaveLength(30_001);
  expect(log).toEqual([
    'warning: data/mixed.csv mixes line endings; each of them ends a line.',
    'warning: Column 2 is the second named a; it is now a_2.',
    'warning: 1 line of data/mixed.csv is left out because it does not fit.',
    'warning: Line 30002: it has 1 fields where 2 are expected: 1',
  ]);
});

test('identifiers keep their leading zeros and integers all their digits', async () => {
  const { rows, types, log } = await load(
    'ids.csv',
    'zip,big,huge\n00123,9007199254740993,99999999999999999999\n94110,2,1\n',
  );
  expect(types).toEqual(['zip: text', 'big: integer', 'huge: text']);
  expect(rows).toEqual([
    ['00123', '9007199254740993', '99999999999999999999'],
    ['94110', 2, '1'],
  ]);
  expect(log).toHaveLength(3);
  expect(log[0]).toBe('warning: Column zip stays text: 1 of its numbers start with 0, as identifiers do.');
});

test('double and empty column names are made unique', async () => {
  const { types, log } = await load('names.csv', 'id,ID,,name,name,name_2\n1,2,3,4,5,6\n');
  expect(types.map((type) => type.split(':')[0])).toEqual([
    'id',
    'ID_2',
    'column_3',
    'name',
    'name_3',
    'name_2',
  ]);
  expect(log).toHaveLength(3);
});

test('ragged rows fail with file, line and cure, or are left out and shown', async () => {
  const ragged = 'id,name,zip\n1,a,x\n2,b\n3,c,y,extra\n4,d,z\n';
  await expect(load('ragged.csv', ragged)).rejects.toMatchObject({
    code: 'file.malformed',
    message: '2 lines of data/ragged.csv do not fit. Line 3: it has 2 fields where 3 are expected: 2,b',
    about: { file: 'data/ragged.csv', line: 3 },
    cure: expect.stringContaining('onBadRows: reject'),
  });
  const { rows, log } = await load('ragged.csv', ragged, { onBadRows: 'reject' });
  expect(rows).toEqual([
    [1, 'a', 'x'],
    [4, 'd', 'z'],
  ]);
  expect(log).toEqual([
    'warning: 2 lines of data/ragged.csv are left out because they do not fit.',
    'warning: Line 3: it has 2 fields where 3 are expected: 2,b',
    'warning: Line 4: it has 4 fields where 3 are expected: 3,c,y,extra',
  ]);
});

test.each([
  [
    ';',
    'a;b\n1,5;x\n1.234,25;y\n',
    { decimalComma: true },
    [
      [1.5, 'x'],
      [1234.25, 'y'],
    ],
  ],
  ['\t', 'a\tb\n1.5\tx, y\n', {}, [[1.5, 'x, y']]],
  ['|', 'a|b\n1.5|x\n', {}, [[1.5, 'x']]],
])('the delimiter %s is found', async (_, content, params, expected) => {
  expect((await load('table.csv', content, params)).rows).toEqual(expected);
});

test('another encoding is refused with its line and cure, and read when it is named', async () => {
  const content = Buffer.from('a,b\n1,café € ’ ÿ\n'.replace('€', '\x80').replace('’', '\x92'), 'latin1');
  await expect(load('western.csv', content)).rejects.toMatchObject({
    code: 'file.malformed',
    about: { line: 2, parameter: 'encoding' },
  });
  expect((await load('western.csv', content, { encoding: 'latin-1' })).rows).toEqual([[1, 'café € ’ ÿ']]);
  const names = Buffer.from('a,größe\n1,2\n', 'latin1');
  await expect(load('names.csv', names)).rejects.toMatchObject({ about: { line: 1, parameter: 'encoding' } });
  expect((await load('names.csv', names, { encoding: 'latin-1' })).types[1]).toBe('größe: integer');
  const wide = Buffer.from('\uFEFFa,b\n1,日本\n', 'utf16le');
  expect((await load('wide.csv', wide)).rows).toEqual([[1, '日本']]);
  const unmarked = Buffer.from('a,b\n1,größe\n', 'utf16le');
  expect((await load('unmarked.csv', unmarked)).rows).toEqual([[1, 'größe']]);
  expect((await load('unmarked.csv', unmarked.swap16())).rows).toEqual([[1, 'größe']]);
  expect((await load('marked.csv', '\uFEFFa,b\r\n1,x\r\n')).types).toEqual(['a: integer', 'b: text']);
});

test('an unclosed quote never swallows rows in silence', async () => {
  await expect(load('quote.csv', 'a,b\n1,"x\n2,y\n', { onBadRows: 'reject' })).rejects.toMatchObject({
    code: 'file.malformed',
    about: { line: 2, parameter: 'quote' },
  });
  expect((await load('quote.csv', 'a,b\n1,"x\n2,y\n', { quote: '' })).rows).toEqual([
    [1, '"x'],
    [2, 'y'],
  ]);
});

test('missing, empty, headless and foreign files are explained', async () => {
  const projectFolder = scratchFolder();
  const attempt = (path: string): Promise<unknown> => runBlock(loadFile, { projectFolder, params: { path } });
  await expect(attempt('none.csv')).rejects.toMatchObject({
    code: 'file.missing',
    about: { file: 'none.csv' },
  });
  await expect(attempt('../none.csv')).rejects.toMatchObject({ code: 'parameter.invalid' });
  await expect(load('empty.csv', '')).rejects.toMatchObject({ code: 'data.empty' });
  await expect(load('sheet.csv', 'PK\x03\x04')).rejects.toThrow('a spreadsheet or a zip archive');
  const { rows, types, log } = await load('head.csv', 'a,b\n');
  expect([rows, types, log]).toEqual([
    [],
    ['a: text', 'b: text'],
    ['warning: data/head.csv has column names but no rows.'],
  ]);
  expect((await load('bare.csv', '1,x\n2,y\n', { header: false })).types).toEqual([
    'column_1: integer',
    'column_2: text',
  ]);
});

test('types can be asked for, and what does not fit is counted', async () => {
  const content = 'zip,day\n12,31/12/2024\nx,01/02/2024\n';
  const params = { columns: 'zip: integer', dateFormat: '%d/%m/%Y' };
  await expect(load('typed.csv', content, params)).rejects.toMatchObject({
    code: 'data.typeMismatch',
    message: "1 values of column zip are not of type integer, such as 'x'.",
  });
  const rejecting = await load('typed.csv', content, { ...params, onBadRows: 'reject' });
  expect(rejecting.rows).toEqual([[12, '2024-12-31']]);
  expect(rejecting.log.join()).toContain('Their rows are left out.');
  expect((await load('typed.csv', content, { columns: { zip: 'text' } })).types[0]).toBe('zip: text');
  await expect(load('typed.csv', content, { columns: { zap: 'text' } })).rejects.toMatchObject({
    code: 'data.columnMissing',
  });
});

test('numbers and dates in another notation stay text and say which setting reads them', async () => {
  const { types, log } = await load(
    'german.csv',
    'price;grouped;day;either;name\n1,5;1,234;25/12/2024;03/04/2024;7a\n-22,25;12,345.5;1/2/2024;05/06/2024;b\n',
  );
  expect(types.every((type) => type.endsWith(': text'))).toBe(true);
  expect(log).toEqual([
    "warning: Column price stays text, but its values look like numbers with a decimal comma, such as '-22,25': set decimalComma: true.",
    "warning: Column grouped stays text, but its values look like numbers with commas between thousands, such as '1,234': take the commas out in an SQL block, with CAST(replace(…, ',', '') AS DOUBLE).",
    "warning: Column day stays text, but its values look like dates written as %d/%m/%Y, such as '1/2/2024': set dateFormat: '%d/%m/%Y'.",
    "warning: Column either stays text, but its values look like dates written as %d/%m/%Y or dates written as %m/%d/%Y, such as '03/04/2024': set dateFormat: '%d/%m/%Y' or set dateFormat: '%m/%d/%Y'.",
  ]);
  const read = await load('german.csv', 'day,x\n25/12/2024,"1,5"\n', {
    dateFormat: '%d/%m/%Y',
    columns: { x: 'text' },
  });
  expect([read.types, read.log]).toEqual([['day: date', 'x: text'], []]);
});

test('JSON keeps texts as they are, nested values as JSON text, and exact integers', async () => {
  const content =
    '[{"a":1,"z":"00123","n":{"k":[1]},"big":9007199254740993},{"a":"x","z":null},{"a":null,"later":"2024-01-02"}]';
  const { rows, types } = await load('rows.json', content);
  expect(types).toEqual(['a: text', 'z: text', 'n: text', 'big: integer', 'later: date']);
  expect(rows).toEqual([
    ['1', '00123', '{"k":[1]}', '9007199254740993', null],
    ['x', null, null, null, null],
    [null, null, null, null, '2024-01-02'],
  ]);
  await expect(load('none.json', ' []\n')).rejects.toMatchObject({ code: 'data.empty' });
  await expect(load('cut.json', content.slice(0, 60))).rejects.toMatchObject({
    code: 'file.malformed',
    about: { file: 'data/cut.json' },
  });
});

test('JSON lines are recognised whatever they are called, and bad lines named', async () => {
  expect((await load('rows.json', '{"a":1}\n{"a":2,"b":"x"}\n')).rows).toEqual([
    [1, null],
    [2, 'x'],
  ]);
  const bad = '{"a":1}\n{"a":2\n[3]\n{"a":4}\n';
  await expect(load('bad.jsonl', bad)).rejects.toMatchObject({
    code: 'file.malformed',
    about: { file: 'data/bad.jsonl', line: 2 },
  });
  const { rows, log } = await load('bad.jsonl', bad, { onBadRows: 'reject' });
  expect(rows).toEqual([[1], [4]]);
  expect(log[0]).toBe('warning: 2 lines of data/bad.jsonl are left out because they do not fit.');
  expect(log[2]).toBe('warning: Line 3: it is not an object: [3]');
});

test('a Parquet file is read by its content, and a cut one explained', async () => {
  const file = join(scratchFolder(), 'x.parquet');
  await withDatabase(async (connection) => {
    await connection.run(`COPY (SELECT 1::UTINYINT AS a, 'x' AS b) TO '${file}' (FORMAT parquet)`);
  });
  const bytes = readFileSync(file);
  expect((await load('rows.bin', bytes)).rows).toEqual([[1, 'x']]);
  await expect(load('cut.parquet', bytes.subarray(0, -20))).rejects.toMatchObject({
    code: 'file.malformed',
    cure: expect.stringContaining('cut off'),
  });
});

test('a sample is drawn by its seed and keeps the order; a limit keeps the start', async () => {
  const content = `i\n${Array.from({ length: 5000 }, (_, row) => row).join('\n')}\n`;
  const numbers = async (params: Record<string, unknown>): Promise<number[]> =>
    (await load('many.csv', content, params)).rows.map((row) => row[0] as number);
  const first = await numbers({ sample: 100, seed: 7 });
  expect(first).toHaveLength(100);
  expect(first).toEqual([...new Set(first)].sort((a, b) => a - b));
  expect(await numbers({ sample: 100, seed: 7 })).toEqual(first);
  expect(await numbers({ sample: 100, seed: 8 })).not.toEqual(first);
  expect(await numbers({ limit: 3 })).toEqual([0, 1, 2]);
});

test('the samples of vega-datasets load', async () => {
  const data = join(appRoot(), 'node_modules', 'vega-datasets', 'data');
  const read = (name: string): Buffer => readFileSync(join(data, name));
  const penguins = await load('penguins.json', read('penguins.json'));
  expect(penguins.rows).toHaveLength(344);
  expect(penguins.rows[3]).toEqual(['Adelie', 'Torgersen', null, null, null, null, null]);
  const cars = await load('cars.json', read('cars.json'));
  expect([cars.rows.length, cars.types[7]]).toEqual([406, 'Year: date']);
  expect((await load('movies.json', read('movies.json'))).rows).toHaveLength(3201);
  const birds = await load('birdstrikes.csv', read('birdstrikes.csv'));
  expect(birds.rows).toHaveLength(10_000);
  const flights = await load('flights.parquet', read('flights-3m.parquet'), { limit: 10 });
  expect(flights.rows).toHaveLength(10);
});
