import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

test('a killed worker fails its block with an error in words, and nothing else', async ({ lathe }) => {
  const running = await lathe.launch({ project: lathe.finishedSample('penguins') });
  const shell = new Shell(running.page);
  const { canvas, inspector, results, runs } = shell;
  await canvas.select('MLP');
  await inspector.set('Epochs at most', '50000');
  await inspector.set('Patience', '0');
  await results.show('Training');
  await shell.runButton.click();
  await expect.poll(() => results.pointsDrawn('Loss')).toBeGreaterThanOrEqual(5);

  await test.step('kill every worker while it trains', async () => {
    const workers = await running.workers();
    expect(workers.length).toBeGreaterThan(0);
    for (const pid of workers) process.kill(pid, 'SIGKILL');
    await expect(canvas.block('MLP')).toContainText(/worker|process/i);
    await expect(canvas.block('Score')).toContainText(/MLP|mlp/);
    await expect(shell.runButton).toBeVisible();
    await running.picture('worker-killed');
  });

  await test.step('read what happened', async () => {
    await inspector.show('Result');
    await expect(inspector.panel.getByRole('alert')).toContainText(/worker|process/i);
    await shell.goTo('Runs');
    await expect(runs.line(2)).toContainText('failed');
    await expect(runs.block(2, 'Split')).toContainText('cached');
    await expect(runs.block(2, 'Score')).toContainText('skipped');
    await expect(runs.block(2, 'Keep')).toContainText('skipped');
    await expect(runs.line(1)).toContainText('succeeded');
  });

  await test.step('run again', async () => {
    await shell.goTo('Canvas');
    await canvas.select('MLP');
    await inspector.show('Parameters');
    await inspector.set('Epochs at most', '30');
    await shell.runButton.click();
    await canvas.expectDone('MLP');
    await canvas.expectDone('Keep');
  });
});
