import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../testing';
import { codeReads } from './codeReads';

function readsOf(files: Record<string, string>): ReturnType<typeof codeReads> {
  const folder = scratchFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return codeReads(join(folder, 'main.ts'), folder);
}

test('imports are followed, in circles too', () => {
  const reads = readsOf({
    'main.ts': `import { transform } from 'lathe';\nimport { a } from './a';\nexport * from "./data.json";`,
    'a.ts': `import './main'; import { b } from './b.ts'; import '../outside'; import './none';`,
    'b.ts': '',
    'data.json': '{}',
  });
  expect(reads.files).toEqual(['a.ts', 'b.ts', 'data.json']);
});

test.each<[string, readonly string[] | 'all']>([
  [`transform(({ df }) => df)`, []],
  [
    `transform(({ df, variables }) => df.head(variables.rows).query(variables['least one']))`,
    ['least one', 'rows'],
  ],
  [`transform(({ variables }: any) => variables?.a)`, ['a']],
  [`transform(({ variables }) => { const { a } = variables; return a; })`, 'all'],
  [`transform(({ variables }) => make({ variables }))`, 'all'],
  [`transform((context) => context.variables.a)`, ['a']],
  [`transform(({ variables: v }) => v.a)`, 'all'],
  [`transform(({ variables }) => variables[name])`, 'all'],
])('%s reads the variables %j', (code, expected) => {
  expect(readsOf({ 'main.ts': code }).variables).toEqual(expected);
});
