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

test.each<[string, readonly string[]]>([
  [`transform(({ df, run }) => df.head(run.id))`, ['id']],
  [`transform(({ run }: any) => label(run?.interval.start, \`\${run.time}\`))`, ['interval', 'time']],
  [`transform((context) => context.run.trigger)`, ['trigger']],
  [`transform(({ run }) => make({ run }))`, ['id', 'interval', 'time', 'trigger']],
  [`transform(({ run: { id } }) => id)`, ['id', 'interval', 'time', 'trigger']],
  [`const { run } = context;`, ['id', 'interval', 'time', 'trigger']],
  [`// run it again\nlog('a run began'); model.run(df); /* run.id */ const url = 'http://run.example';`, []],
  [`const runs = 1; function run() {}`, []],
])('%s reads of the run %j', (code, expected) => {
  expect(readsOf({ 'main.ts': code }).run).toEqual(expected);
});

test('the item is read where code names it, not where a text does', () => {
  const reads = (code: string): boolean | undefined => readsOf({ 'main.ts': code }).item;
  expect(reads(`transform(({ item, df }) => df.head(item.index))`)).toBe(true);
  expect(reads(`transform((context) => context.item.key)`)).toBe(true);
  expect(reads(`transform(({ df }) => df['item']) // an item`)).toBe(false);
  expect(reads(`log(\`item \${n}\`); const items = [];`)).toBe(false);
});
