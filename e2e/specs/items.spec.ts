import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

const each = (refused: number): string => `import { value } from 'lathe';

export default value(({ item, log }) => {
  log(\`item \${item.key}\`);
  if (item.value.n === ${refused}) throw new Error('this one is bad');
  return item.value.n * 2;
});
`;

function writeProject(folder: string): void {
  const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
  for (const name of ['pipelines', 'blocks']) mkdirSync(join(folder, name), { recursive: true });
  write('lathe.yaml', 'lathe: 1\nname: Many\n');
  write(
    'blocks/list.ts',
    `import { items } from 'lathe';

export default items(() => Array.from({ length: 300 }, (_, n) => ({ key: \`n\${n}\`, value: { n } })));
`,
  );
  write('blocks/each.ts', each(13));
  write(
    'blocks/total.ts',
    `import { value } from 'lathe';

export default value(({ all }) => all.reduce((sum, { value }) => sum + value, 0));
`,
  );
  write(
    'pipelines/train.yaml',
    `lathe: 1
name: Train
blocks:
  - { id: list, kind: code.typescript, file: blocks/list.ts }
  - { id: each, kind: code.typescript, file: blocks/each.ts, map: number, inputs: { number: list.items } }
  - { id: total, kind: code.typescript, file: blocks/total.ts, collect: all, inputs: { all: each.value } }
  - { id: extra, kind: code.typescript, file: blocks/total.ts, when: total.value > 100000, inputs: { all: list.items } }
`,
  );
}

test('items run on their own; one that fails is found, mended and run again', async ({ lathe }) => {
  const project = join(lathe.folder, 'many');
  writeProject(project);
  const running = await lathe.launch({ project });
  const { page } = running;
  const shell = new Shell(page);
  const items = page
    .getByRole('grid', { name: 'Items of each' })
    .or(page.getByRole('table', { name: 'Items of each' }));

  await test.step('300 items run, and one fails', async () => {
    await page.keyboard.press('F5');
    await shell.canvas.expectDone('List');
    await shell.canvas.select('Each');
    await expect(shell.canvas.block('Each')).toContainText('299', { timeout: 120_000 });
    await expect(shell.canvas.block('Each')).toContainText('1 failed');
    await expect(shell.canvas.block('Total').getByRole('img', { name: 'skipped' })).toBeVisible();
    await running.picture('items-failed');
  });

  await test.step('the one that failed is found among them, with its error and its log', async () => {
    await page
      .getByRole('tablist', { name: 'Results of the selected block' })
      .getByRole('tab', { name: 'Items' })
      .click();
    await page.getByLabel('Search items').fill('n13');
    const line = items.getByRole('row').filter({ hasText: 'n13' }).filter({ hasText: 'this one is bad' });
    await expect(line).toBeVisible();
    await line.click();
    await running.picture('items-found');
    await shell.results.show('Log');
    await expect(page.getByText('item n13', { exact: true }).first()).toBeVisible();
  });

  await test.step('mended, the run goes on from it', async () => {
    writeFileSync(join(project, 'blocks/each.ts'), each(-1));
    await page
      .getByRole('tablist', { name: 'Results of the selected block' })
      .getByRole('tab', { name: 'Items' })
      .click();
    await page.getByLabel('Search items').fill('');
    await page.getByRole('button', { name: 'Run the failed item again' }).click();
    await shell.canvas.expectDone('Total');
    await expect(shell.canvas.block('Extra').getByRole('img', { name: 'skipped' })).toBeVisible();
    await running.picture('items-done');
  });
});
