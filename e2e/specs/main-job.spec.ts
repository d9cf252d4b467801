import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

const libraries = join(__dirname, '../../node_modules');

test('from a sample to an exported model that predicts the same in plain Node', async ({ lathe }) => {
  const running = await lathe.launch();
  const shell = new Shell(running.page);
  const { canvas, inspector, registry, results } = shell;
  await running.picture('home-empty');

  await test.step('make the penguins sample', async () => {
    mkdirSync(join(lathe.folder, 'projects'));
    await running.answerDialogs(join(lathe.folder, 'projects'));
    await shell.home.sample(/penguins/i).click();
    await expect(canvas.block('MLP')).toContainText('not run yet');
  });

  await test.step('train long enough to watch', async () => {
    await canvas.select('MLP');
    await inspector.set('Epochs at most', '400');
    await inspector.set('Patience', '0');
    await shell.runButton.click();
    await expect(shell.stopButton).toBeVisible();
    await canvas.expectDone('Penguins');
    await expect(canvas.block('Penguins')).toContainText('344 rows');
    await canvas.expectDone('Split');
  });

  await test.step('watch the curve move', async () => {
    await results.show('Training');
    const points = () => results.pointsDrawn('Loss');
    await expect.poll(points, { intervals: [50] }).toBeGreaterThanOrEqual(2);
    const first = await points();
    await expect(canvas.block('MLP').getByRole('progressbar')).toBeVisible();
    await expect.poll(points, { intervals: [50] }).toBeGreaterThan(first);
    await expect.poll(points, { intervals: [50] }).toBeGreaterThanOrEqual(20);
    await running.picture('training-moving');
    await expect(shell.stopButton).toBeVisible();
    await expect(results.chart('Loss')).toContainText(/Curves over epoch: Training from \d/);
  });

  await test.step('see every block end well', async () => {
    for (const title of ['Clean', 'Features', 'MLP', 'Score', 'Keep']) await canvas.expectDone(title);
    await expect(canvas.block('Clean')).toContainText('342 rows');
    await expect(canvas.block('Split')).toContainText('273 + 69');
    await expect(shell.status).toHaveText('Ready');
  });

  await test.step('open a preview', async () => {
    await results.show('Preview');
    await canvas.select('Clean');
    await expect(results.rows).toHaveAttribute('aria-rowcount', '343');
    await expect(results.columnHeader('Species')).toBeVisible();
    await expect(
      results.columnHeader('Body Mass (g)').getByRole('button', { name: /Body Mass \(g\)/ }),
    ).toHaveAttribute('title', /Body Mass \(g\) \((int|double|float|number)/);
    await expect(results.rows.getByRole('row').nth(1)).toContainText('Adelie');
    await running.picture('preview');
  });

  const out = join(lathe.folder, 'export');
  await test.step('find the model and export it with its proof', async () => {
    await shell.goTo('Models');
    await expect(registry.heading('penguin-species', 1)).toBeVisible();
    await expect(registry.metric('Accuracy')).toContainText(/0\.9[0-9]|1/);
    mkdirSync(out);
    await running.answerDialogs(out);
    await registry.export();
    await expect(registry.proof).toBeVisible({ timeout: 30_000 });
    await expect(registry.proof).toContainText(/largest deviation is/);
    await running.picture('registry-proof');
  });

  await test.step('score the export outside the app', async () => {
    await running.close();
    const project = join(lathe.folder, 'projects', 'Penguins');
    const rows = JSON.parse(readFileSync(join(project, 'data/penguins.json'), 'utf8')) as object[];
    expect(rows).toHaveLength(344);
    const elsewhere = join(lathe.folder, 'rows.json');
    copyFileSync(join(project, 'data/penguins.json'), elsewhere);
    const folder = exportedFolder(out);
    const printed = execFileSync(process.execPath, ['score.cjs', elsewhere], {
      cwd: folder,
      env: { ...process.env, NODE_PATH: libraries },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const theirs = JSON.parse(printed.slice(printed.indexOf('[\n'))) as Record<string, string | number>[];
    const csv = join(lathe.folder, 'predictions.csv');
    lathe.cli('predict', project, 'penguin-species@1', '--in', elsewhere, '--out', csv);
    const ours = readCsv(csv);
    expect(theirs).toHaveLength(344);
    expect(ours).toHaveLength(344);
    theirs.forEach((row, at) => {
      expect(ours[at]?.['prediction']).toBe(row['prediction']);
      for (const species of ['Adelie', 'Chinstrap', 'Gentoo']) {
        const column = `probability_${species}`;
        expect(Math.abs(Number(ours[at]?.[column]) - Number(row[column]))).toBeLessThan(1e-4);
      }
    });
  });
});

/** The folder that holds the exported files: the chosen one, or one made in it. */
function exportedFolder(chosen: string): string {
  const [found] = execFileSync('find', [chosen, '-name', 'score.cjs'], { encoding: 'utf8' }).split('\n');
  return join(found ?? '', '..');
}

/** Rows of a CSV file without quoted commas. */
function readCsv(file: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = head.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const values = line.split(',').map((value) => value.replaceAll('"', ''));
    return Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));
  });
}
