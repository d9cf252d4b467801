import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

test('two runs side by side show what differs, their curves and their mistakes', async ({ lathe }) => {
  const running = await lathe.launch({ project: lathe.finishedSample('penguins') });
  const shell = new Shell(running.page);
  const { canvas, experiments, inspector } = shell;

  await test.step('run again with another learning rate', async () => {
    await canvas.select('MLP');
    await inspector.set('Learning rate', '0.05');
    await shell.runButton.click();
    await canvas.expectDone('MLP');
    await canvas.expectDone('Keep');
    await inspector.show('Parameters');
    await expect(inspector.panel).toContainText(/0\.005 → 0\.05/);
  });

  await test.step('compare both', async () => {
    await shell.goTo('Experiments');
    await experiments.compare(1, 2);
    const rows = experiments.differences.getByRole('row');
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText(/mlp\s*learningRate\s*0\.005\s*0\.05/);
    await expect(experiments.metrics.getByRole('rowheader', { name: /Accuracy/ }).first()).toBeVisible();
    await expect(experiments.metrics.getByRole('row').nth(1)).toContainText(/\d to \d/);
    const curves = experiments.chart(/loss/i).first();
    for (const run of [1, 2]) {
      await expect(curves).toContainText(new RegExp(`run ${run}`, 'i'));
      await expect(experiments.chart(new RegExp(`Run ${run}.*confusion matrix`, 'i'))).toContainText(
        /of 69 rows are predicted/,
      );
    }
    expect(await curves.locator('path[data-curve]').count()).toBeGreaterThanOrEqual(2);
    await running.picture('comparison');
  });
});
