import { z } from 'zod';
import type { BlockKind } from '../blockKind';

export const exportFormats = ['csv', 'tsv', 'json', 'jsonlines', 'parquet'] as const;

const paramsSchema = z.object({
  path: z.string().min(1),
  format: z.enum(['auto', ...exportFormats]).default('auto'),
});
export type ExportParams = z.infer<typeof paramsSchema>;

export const exportFile: BlockKind<ExportParams> = {
  descriptor: {
    kind: 'export.file',
    version: 1,
    title: 'Export',
    summary: 'Writes rows to a CSV, TSV, JSON, JSON lines or Parquet file of the project.',
    category: 'output',
    icon: 'file-export',
    inputs: [{ name: 'frame', type: 'frame', title: 'Rows', optional: false }],
    outputs: [],
    fields: [
      {
        name: 'path',
        title: 'File',
        type: 'file',
        mode: 'write',
        extensions: ['csv', 'tsv', 'json', 'jsonl', 'parquet'],
        required: true,
        help: 'A path inside the project folder, such as outputs/rows.csv. A file that is there is replaced.',
      },
      {
        name: 'format',
        title: 'Format',
        type: 'choice',
        default: 'auto',
        options: [
          { value: 'auto', title: 'Automatic', help: 'By the name of the file.' },
          { value: 'csv', title: 'CSV' },
          { value: 'tsv', title: 'TSV' },
          { value: 'json', title: 'JSON', help: 'One list of objects.' },
          { value: 'jsonlines', title: 'JSON lines', help: 'One object a line.' },
          { value: 'parquet', title: 'Parquet' },
        ],
      },
    ],
    sideEffects: true,
  },
  params: paramsSchema as unknown as z.ZodType<ExportParams>,
  load: () => import('./run'),
};
