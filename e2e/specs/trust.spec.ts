import { expect, test } from '../fixtures/lathe';
import { Shell, type ScreenName } from '../pages';

test('a project from elsewhere runs only after it is trusted', async ({ lathe }) => {
  const project = lathe.makeSample('penguins');
  const running = await lathe.launch({ project, trust: false });
  const shell = new Shell(running.page);
  await expect(shell.trustButton).toBeVisible();
  await expect(shell.canvas.block('Penguins')).toContainText('not run yet');
  await shell.runButton.click();
  await expect(shell.notifications.filter({ hasText: 'not trusted' })).toBeVisible();
  const refused = await running.page.evaluate(() => window.lathe.call('runs.start', { pipeline: 'train' }));
  expect(refused).toMatchObject({ ok: false, error: { code: 'project.untrusted' } });
  expect(lathe.cli('runs', project, '--json')).not.toContain('"state"');
  await running.picture('untrusted');

  await shell.trustButton.click();
  await expect(shell.trustButton).toBeHidden();
  await shell.runButton.click();
  await shell.canvas.expectDone('Penguins');
  await running.kill();

  const again = await lathe.launch({ project, trust: false });
  const shellAgain = new Shell(again.page);
  await expect(shellAgain.runButton).toBeVisible();
  await expect(shellAgain.trustButton).toBeHidden();
});

test('the page has no Node, goes nowhere, and breaks no rule of its content policy', async ({ lathe }) => {
  const project = lathe.finishedSample('penguins');
  const running = await lathe.launch({ project });
  const { page } = running;
  const shell = new Shell(page);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));

  await test.step('no Node in the page', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.lathe).sort())).toEqual([
      'call',
      'fileToken',
      'on',
      'platform',
    ]);
  });

  await test.step('what is asked is checked', async () => {
    for (const [name, input] of [
      ['no.such', {}],
      ['runs.show', { run: 'one' }],
      ['pipelines.readCode', { file: '../../../../etc/passwd' }],
    ] as const) {
      const result = await page.evaluate(
        ([command, value]) => window.lathe.call(command as never, value as never) as Promise<{ ok: boolean }>,
        [name, input] as const,
      );
      expect(result.ok, name).toBe(false);
    }
  });

  await test.step('a tour of all screens leaves no fault in the console', async () => {
    const screens: ScreenName[] = ['Home', 'Canvas', 'Runs', 'Experiments', 'Models', 'Settings'];
    for (const screen of screens) {
      await shell.goTo(screen);
      await expect(page.locator(`[data-screen]`)).not.toBeEmpty();
    }
    await shell.goTo('Canvas');
    for (const block of ['Penguins', 'Clean', 'MLP', 'Score']) {
      await shell.canvas.select(block);
      for (const tab of ['Preview', 'Profile', 'Training', 'Log'] as const) await shell.results.show(tab);
    }
    await shell.canvas.select('Clean');
    await shell.inspector.show('Code');
    await expect(shell.inspector.code).toBeVisible();
    expect(faults).toEqual([]);
  });

  await test.step('inline script and foreign content are refused', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.intruded = true';
      document.body.append(script);
      return 'intruded' in window;
    });
    expect(ran).toBe(false);
    expect(
      await page.evaluate(() =>
        fetch('https://example.org/').then(
          () => 'got',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  });

  // Last, because Playwright waits for a navigation that was refused.
  await test.step('no other page and no other window', async () => {
    const addresses = () =>
      running.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
      );
    const before = await addresses();
    const refusals = () => running.app.evaluate(() => (globalThis as { refused?: boolean[] }).refused);
    await running.app.evaluate(({ BrowserWindow }) => {
      const refused: boolean[] = [];
      Object.assign(globalThis, { refused });
      BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) => {
        refused.push(event.defaultPrevented);
      });
    });
    await page.evaluate(() => {
      window.open('https://example.org/');
      window.location.href = 'https://example.org/';
    });
    await expect.poll(refusals).toEqual([true]);
    expect(await addresses()).toEqual(before);
    expect(before).toEqual([expect.stringMatching(/^lathe:/)]);
  });
});
