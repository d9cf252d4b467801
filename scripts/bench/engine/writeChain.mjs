import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const add = `import { transform } from 'lathe';

export default transform(({ df }) => {
  df.addColumn('a', df['a'].add(1), { inplace: true });
  return df;
});
`;

const busy = `import { value } from 'lathe';

export default value(() => {
  const end = performance.now() + 10;
  while (performance.now() < end);
  return 0;
});
`;

/** A project with the pipelines `chain` (a loader of 1,000 rows, then code blocks, each with a file of its own) and `wide` (as many code blocks side by side, each busy for 10 ms). */
export function writeChain(folder, count) {
  for (const name of ['pipelines', 'blocks', 'data']) mkdirSync(join(folder, name), { recursive: true });
  const write = (file, text) => writeFileSync(join(folder, file), text);
  write('lathe.yaml', 'lathe: 1\nname: Chain\n');
  write('data/rows.csv', `a,b\n${Array.from({ length: 1000 }, (_, row) => `${row},${row}`).join('\n')}\n`);
  const numbers = Array.from({ length: count }, (_, number) => number);
  for (const number of numbers) {
    write(`blocks/b${number}.ts`, add);
    write(`blocks/w${number}.ts`, busy);
  }
  write('pipelines/chain.yaml', pipeline(chain(count)));
  write(
    'pipelines/wide.yaml',
    pipeline(
      numbers.map((number) => `  - { id: w${number}, kind: code.typescript, file: blocks/w${number}.ts }`),
    ),
  );
}

/** The lines of a chain's blocks. */
export function chain(count) {
  return Array.from({ length: count }, (_, number) =>
    number === 0
      ? '  - { id: b0, kind: load.file, params: { path: data/rows.csv } }'
      : `  - { id: b${number}, kind: code.typescript, file: blocks/b${number}.ts, inputs: { df: b${number - 1} } }`,
  );
}

export function pipeline(blocks) {
  return `lathe: 1\nname: Chain\nblocks:\n${blocks.join('\n')}\n`;
}
