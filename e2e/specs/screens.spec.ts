import { expect, resize, test } from '../fixtures/lathe';
import { seriousFindings, Shell } from '../pages';

const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;

/** Brings each state of the app that is worth a picture onto the screen. */
function views(shell: Shell): Readonly<Record<string, () => Promise<void>>> {
  const { canvas, experiments, inspector, page, registry, results, runs } = shell;
  return {
    home: async () => {
      await shell.goTo('Home');
      await expect(shell.home.sample(/penguins/i).first()).toBeVisible();
    },
    canvas: async () => {
      await shell.goTo('Canvas');
      await page.keyboard.press('f');
      await expect(canvas.blocks().first()).toContainText('rows');
    },
    preview: async () => {
      await canvas.select('Clean');
      await results.show('Preview');
      await expect(results.rows.getByRole('row').nth(1)).toBeVisible();
      await expect(results.rows.getByRole('columnheader').nth(1).getByRole('img')).toBeVisible();
    },
    profile: async () => {
      await results.show('Profile');
      await expect(results.chart('Most frequent values').first()).toBeVisible();
    },
    code: async () => {
      await inspector.show('Code');
      await expect(inspector.code).toBeVisible();
    },
    training: async () => {
      await canvas.select('MLP');
      await results.show('Training');
      await expect.poll(() => results.pointsDrawn('Loss')).toBeGreaterThan(10);
    },
    evaluation: async () => {
      await canvas.select('Score');
      await results.show('Preview');
      await expect(page.getByText('Measured on')).toBeVisible();
    },
    log: async () => {
      await canvas.select('Clean');
      await results.show('Log');
      await expect(page.getByRole('textbox', { name: 'Search the log' })).toBeVisible();
    },
    palette: async () => {
      await page.getByRole('button', { name: 'Add block' }).click();
      await expect(canvas.palette).toBeVisible();
    },
    runs: async () => {
      await page.keyboard.press('Escape');
      await shell.goTo('Runs');
      await expect(runs.detail(2).getByRole('figure', { name: 'Blocks over time' })).toBeVisible();
    },
    experiments: async () => {
      await shell.goTo('Experiments');
      await expect(experiments.table.getByRole('row')).toHaveCount(3);
    },
    comparison: async () => {
      await experiments.compare(1, 2);
      await expect(experiments.metrics.getByRole('row').nth(1)).toBeVisible();
    },
    models: async () => {
      await page.getByRole('button', { name: 'All experiments' }).click();
      await shell.goTo('Models');
      await expect(registry.models).toBeVisible();
      await expect(page.getByRole('columnheader', { name: 'Seen in training' })).toBeVisible();
    },
    settings: async () => {
      await shell.goTo('Settings');
      await expect(page.getByText(/TensorFlow/).first()).toBeVisible();
    },
    commands: async () => {
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('textbox', { name: 'Search everything' })).toBeVisible();
    },
  };
}

for (const sample of ['penguins', 'cars'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`screens of ${sample} in ${theme} read well and pass axe`, async ({ lathe }) => {
      const project = lathe.finishedSample(sample);
      lathe.cli('run', project, 'train', '--set', 'testShare=0.3', '--json');
      const running = await lathe.launch({ project, theme });
      const shell = new Shell(running.page);
      for (const [name, show] of Object.entries(views(shell))) {
        await test.step(name, async () => {
          await show();
          for (const [width, height] of sample === 'penguins' ? [...sizes].reverse() : sizes.slice(0, 1)) {
            await resize(running.app, width, height);
            await expect.poll(() => running.page.evaluate(() => window.innerWidth)).toBe(width);
            await running.picture(`${sample}-${name}-${theme}-${width}`);
          }
          expect.soft(await seriousFindings(running.page), name).toEqual([]);
        });
      }
    });
  }
}
