import { columnTypeSchema } from '@shared/model';
import { z } from 'zod';
import type { BlockKind } from '../blockKind';

export const fileFormats = ['csv', 'tsv', 'json', 'jsonlines', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

const typedColumn = /^\s*(.+?)\s*:\s*([a-z]+)\s*$/;

/** `zip: text, day: date` as the form has it, or a mapping as YAML has it. */
const columnTypesSchema = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value;
    const entries = value.split(',').filter((part) => part.trim() !== '');
    return Object.fromEntries(
      entries.map((part) => typedColumn.exec(part)?.slice(1, 3) ?? [part.trim(), '']),
    );
  },
  z.record(z.string(), columnTypeSchema),
);

/** `NA, null` as the form has it, or a list. */
const tokensSchema = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((token) => token.trim()) : value),
  z.array(z.string()),
);

const paramsSchema = z.object({
  path: z.string().min(1),
  format: z.enum(['auto', ...fileFormats]).default('auto'),
  encoding: z.enum(['auto', 'utf-8', 'latin-1', 'utf-16le', 'utf-16be']).default('auto'),
  delimiter: z.string().default(''),
  quote: z.string().max(1).default('"'),
  header: z.boolean().default(true),
  decimalComma: z.boolean().default(false),
  dateFormat: z.string().default(''),
  missing: tokensSchema.default(['NA', 'N/A', 'NaN', 'null']),
  columns: columnTypesSchema.default({}),
  onBadRows: z.enum(['fail', 'reject']).default('fail'),
  limit: z.number().int().min(0).default(0),
  sample: z.number().int().min(0).default(0),
  seed: z.number().int().min(0).max(0xffffffff).default(1),
});
export type LoadFileParams = z.infer<typeof paramsSchema>;

const textFormats = { field: 'format', oneOf: ['auto', 'csv', 'tsv'] };

export const loadFile: BlockKind<LoadFileParams> = {
  descriptor: {
    kind: 'load.file',
    version: 1,
    title: 'File',
    summary: 'Reads a table from a CSV, TSV, JSON, JSON lines or Parquet file of the project.',
    category: 'data',
    icon: 'file-import',
    inputs: [],
    outputs: [{ name: 'frame', type: 'frame', title: 'Rows', optional: false }],
    fields: [
      {
        name: 'path',
        title: 'File',
        type: 'file',
        mode: 'read',
        extensions: ['csv', 'tsv', 'txt', 'json', 'jsonl', 'ndjson', 'parquet'],
        required: true,
        help: 'A path inside the project folder.',
      },
      {
        name: 'format',
        title: 'Format',
        type: 'choice',
        default: 'auto',
        options: [
          { value: 'auto', title: 'Automatic', help: 'By the name of the file and its first bytes.' },
          { value: 'csv', title: 'CSV' },
          { value: 'tsv', title: 'TSV' },
          { value: 'json', title: 'JSON', help: 'One list of objects.' },
          { value: 'jsonlines', title: 'JSON lines', help: 'One object a line.' },
          { value: 'parquet', title: 'Parquet' },
        ],
      },
      {
        name: 'delimiter',
        title: 'Delimiter',
        type: 'text',
        default: '',
        placeholder: 'found by itself',
        help: 'What separates the fields. Empty: the one of comma, semicolon, tab and bar that fits.',
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'header',
        title: 'First line holds the names',
        type: 'boolean',
        default: true,
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'decimalComma',
        title: 'Decimal comma',
        type: 'boolean',
        default: false,
        help: 'Read 1,5 as one and a half.',
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'dateFormat',
        title: 'Date format',
        type: 'text',
        default: '',
        placeholder: '%d/%m/%Y',
        help: 'How dates are written, when not as 2024-12-31. %d day, %m month, %Y year, %H hour, %M minute, %S second.',
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'missing',
        title: 'Missing values',
        type: 'text',
        default: 'NA, N/A, NaN, null',
        help: 'Texts that mean no value, separated by commas. An empty field always does.',
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'columns',
        title: 'Types of columns',
        type: 'text',
        default: '',
        placeholder: 'zip: text, day: date',
        help: 'Overrides the types found. Types: integer, decimal, boolean, text, date, timestamp, time.',
        advanced: true,
      },
      {
        name: 'onBadRows',
        title: 'Rows that do not fit',
        type: 'choice',
        default: 'fail',
        options: [
          { value: 'fail', title: 'Stop', help: 'The block fails and names the line.' },
          { value: 'reject', title: 'Leave out', help: 'They are counted and shown in the log.' },
        ],
        advanced: true,
      },
      {
        name: 'encoding',
        title: 'Encoding',
        type: 'choice',
        default: 'auto',
        options: [
          { value: 'auto', title: 'Automatic', help: 'UTF-8, or UTF-16 when the file says so.' },
          { value: 'utf-8', title: 'UTF-8' },
          { value: 'latin-1', title: 'Western (Latin-1, Windows-1252)' },
          { value: 'utf-16le', title: 'UTF-16 little endian' },
          { value: 'utf-16be', title: 'UTF-16 big endian' },
        ],
        advanced: true,
      },
      {
        name: 'quote',
        title: 'Quote',
        type: 'text',
        default: '"',
        help: 'Encloses fields that hold a delimiter. Empty: none.',
        visibleWhen: textFormats,
        advanced: true,
      },
      {
        name: 'limit',
        title: 'First rows only',
        type: 'number',
        integer: true,
        default: 0,
        min: 0,
        help: 'Keep so many rows from the start. 0: all.',
        advanced: true,
      },
      {
        name: 'sample',
        title: 'Random rows only',
        type: 'number',
        integer: true,
        default: 0,
        min: 0,
        help: 'Keep so many rows drawn at random, in their order. 0: all.',
        advanced: true,
      },
      {
        name: 'seed',
        title: 'Seed',
        type: 'number',
        integer: true,
        default: 1,
        min: 0,
        max: 0xffffffff,
        help: 'The same seed draws the same rows.',
        advanced: true,
      },
    ],
    sideEffects: false,
  },
  params: paramsSchema as unknown as z.ZodType<LoadFileParams>,
  readsFiles: (params) => [params.path],
  load: () => import('./run'),
};
