import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeTypescript } from '../blocks/code.typescript/schema';
import { kindCatalogue, type AnyBlockKind } from '../graph';
import { scratchFolder } from '../testing/scratchFolder';
import { checkProject } from './checkProject';
import { PipelineFiles } from './pipelineFiles';

test('every fault of every file is listed, code files too', async () => {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'pipelines'));
  mkdirSync(join(folder, 'blocks'));
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  write('lathe.yaml', 'lathe: 1\nname: Faulty\n');
  write('pipelines/broken.yaml', 'lathe: 1\nname: B\nblocks:\n  - { id: 1st, kind: sql }\n  - { id: b }\n');
  write(
    'pipelines/code.yaml',
    'lathe: 1\nname: C\nblocks:\n  - { id: c, kind: code.typescript, file: blocks/c.ts }\n',
  );
  write('blocks/c.ts', 'export default 1;\nconst open = (;\n');
  const catalogue = kindCatalogue([codeTypescript as AnyBlockKind]);
  const issues = await checkProject({ folder, files: new PipelineFiles(folder, catalogue), catalogue });
  expect(issues.map(({ file, line, message }) => [file, line, message])).toEqual([
    ['pipelines/broken.yaml', 4, '`blocks.0.id`: letters, digits, _ and -, starting with a letter.'],
    ['pipelines/broken.yaml', 5, '`blocks.1.kind`: It is missing.'],
    ['blocks/c.ts', 2, 'blocks/c.ts is no valid TypeScript: Unexpected token.'],
  ]);
});
