import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

test('a training is cancelled half way, and another one stopped early and kept', async ({ lathe }) => {
  const running = await lathe.launch({ project: lathe.finishedSample('penguins') });
  const shell = new Shell(running.page);
  const { canvas, inspector, results, runs } = shell;
  await canvas.select('MLP');
  await inspector.set('Epochs at most', '50000');
  await inspector.set('Patience', '0');
  await results.show('Training');

  await test.step('cancel it half way', async () => {
    await shell.runButton.click();
    await expect.poll(() => results.pointsDrawn('Loss')).toBeGreaterThanOrEqual(20);
    await expect.poll(() => running.computingWorkers(), 'a worker trains').not.toEqual([]);
    await shell.stopButton.click();
    await expect(shell.runButton).toBeVisible();
    await expect(canvas.block('MLP')).toContainText('cancelled');
    await expect.poll(() => running.computingWorkers(), 'no worker trains on').toEqual([]);
    await expect(running.page.getByText(/^0 of \d+ workers? busy$/)).toBeVisible();
    await expect(shell.status).toHaveText('Ready');
    await shell.goTo('Runs');
    await expect(runs.line(2)).toContainText('cancelled');
    await expect(runs.block(2, 'Score')).toContainText('the run was cancelled');
    await running.picture('run-cancelled');
  });

  await test.step('stop it early and keep the best weights', async () => {
    await shell.goTo('Canvas');
    await canvas.select('MLP');
    await results.show('Training');
    await shell.runButton.click();
    await expect.poll(() => results.pointsDrawn('Loss')).toBeGreaterThanOrEqual(5);
    await results.stopEarly.click();
    await canvas.expectDone('MLP');
    await canvas.expectDone('Keep');
    await results.show('Preview');
    await expect(running.page.getByRole('tabpanel', { name: 'preview' })).toContainText(
      /the weights of epoch \d+ kept/,
    );
    await shell.goTo('Runs');
    await expect(runs.line(3)).toContainText('succeeded');
  });
});
