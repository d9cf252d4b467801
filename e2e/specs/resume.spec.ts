import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

test('a run survives the death of the app, and goes on from what was finished', async ({ lathe }) => {
  const project = lathe.makeSample('penguins');

  await test.step('kill the app while it trains', async () => {
    const running = await lathe.launch({ project });
    const { canvas, inspector, results, ...shell } = new Shell(running.page);
    await canvas.select('MLP');
    await inspector.set('Epochs at most', '1500');
    // Long enough to be killed half way, short enough to be run again to its end.
    await inspector.set('Patience', '300');
    await results.show('Training');
    await shell.runButton.click();
    await expect.poll(() => results.pointsDrawn('Loss')).toBeGreaterThanOrEqual(2);
    await running.kill();
  });

  const running = await lathe.launch({ project });
  const shell = new Shell(running.page);
  const { canvas, runs } = shell;

  await test.step('find it interrupted', async () => {
    await expect(canvas.block('MLP')).toContainText('interrupted');
    await shell.goTo('Runs');
    await expect(runs.line(1)).toContainText('interrupted');
    await running.picture('run-interrupted');
  });

  await test.step('resume it', async () => {
    await runs.detail(1).getByRole('button', { name: 'Resume' }).click();
    await expect(runs.line(2)).toContainText('succeeded', { timeout: 60_000 });
    for (const title of ['Penguins', 'Clean', 'Split', 'Features']) {
      await expect(runs.block(2, title)).toContainText('cached');
    }
    await expect(runs.block(2, 'MLP')).toContainText('succeeded');
    await runs.block(2, 'Split').click();
    await expect(runs.detail(2)).toContainText('First computed by run 1');
    await running.picture('run-resumed');
  });
});
