import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/lathe';
import { Shell } from '../pages';

const pipelineOf = (project: string): string => readFileSync(join(project, 'pipelines/train.yaml'), 'utf8');

test('blocks are added, connected, refused, deleted and brought back, and the file follows', async ({
  lathe,
}) => {
  const project = lathe.makeSample('penguins');
  const before = pipelineOf(project);
  const running = await lathe.launch({ project });
  const shell = new Shell(running.page);
  const { canvas } = shell;
  const file = () => pipelineOf(project);

  await test.step('add a block from the palette', async () => {
    await canvas.add('logistic');
    await expect(canvas.block('Logistic')).toBeVisible();
    await expect(shell.inspector.title).toHaveValue('Logistic');
    await expect(canvas.block('Logistic')).toContainText('is not connected');
  });

  await test.step('a wrong edge is refused with its reason', async () => {
    await canvas.connect(canvas.output('Split', 'train'), canvas.input('Logistic', 'recipe'));
    await expect(shell.notifications).toContainText(/takes a recipe, but .* is a frame/);
    await running.picture('edge-refused');
    await expect(canvas.edge('split', 'logistic')).toHaveCount(0);
  });

  await test.step('right edges are drawn', async () => {
    await canvas.connect(canvas.output('Split', 'train'), canvas.input('Logistic', 'train'));
    await expect(canvas.edge('split', 'logistic')).toHaveCount(1);
    await canvas.connect(canvas.output('Features', 'recipe'), canvas.input('Logistic', 'recipe'));
    await expect(canvas.edge('features', 'logistic')).toHaveCount(1);
  });

  await test.step('the file follows and keeps its comments', async () => {
    await expect.poll(file).toMatch(/id: logistic\s+kind: train\.logistic/);
    await expect.poll(file).toMatch(/recipe: features[^]*recipe: features/);
    await expect(shell.unsaved).toBeHidden();
    for (const comment of before.match(/#.*/g) ?? []) expect(file()).toContain(comment);
  });

  await test.step('delete, undo, redo', async () => {
    await canvas.select('Logistic');
    await running.page.keyboard.press('Delete');
    await expect(canvas.block('Logistic')).toHaveCount(0);
    await expect.poll(file).not.toContain('train.logistic');
    await canvas.undo.click();
    await expect(canvas.block('Logistic')).toBeVisible();
    await expect(canvas.edge('features', 'logistic')).toHaveCount(1);
    await canvas.redo.click();
    await expect(canvas.block('Logistic')).toHaveCount(0);
    await running.page.keyboard.press('Control+z');
    await running.page.keyboard.press('Control+z');
    await expect(canvas.edge('split', 'logistic')).toHaveCount(1);
    await expect(canvas.edge('features', 'logistic')).toHaveCount(0);
    await running.page.keyboard.press('Control+z');
    await running.page.keyboard.press('Control+z');
    await expect(canvas.block('Logistic')).toHaveCount(0);
    await expect(canvas.undo).toBeDisabled();
    await expect.poll(file).toBe(before);
  });
});

test('the canvas works by keyboard, and shows a fault on its block', async ({ lathe }) => {
  const project = lathe.makeSample('penguins');
  const running = await lathe.launch({ project });
  const shell = new Shell(running.page);
  const { canvas, inspector } = shell;
  const { keyboard } = running.page;

  await test.step('arrows go from block to block', async () => {
    await canvas.select('Penguins');
    await expect(inspector.title).toHaveValue('Penguins');
    await keyboard.press('ArrowRight');
    await expect(inspector.title).toHaveValue('Clean');
    await keyboard.press('ArrowRight');
    await expect(inspector.title).toHaveValue('Split');
    await keyboard.press('ArrowLeft');
    await expect(inspector.title).toHaveValue('Clean');
  });

  await test.step('copy, paste and cut', async () => {
    await expect(canvas.blocks()).toHaveCount(7);
    await canvas.select('MLP');
    await keyboard.press('Control+c');
    await keyboard.press('Control+v');
    await expect(canvas.blocks()).toHaveCount(8);
    await expect(canvas.edge('features', 'mlp2')).toHaveCount(1);
    await expect.poll(() => pipelineOf(project)).toContain('id: mlp2');
    await keyboard.press('Control+x');
    await expect(canvas.blocks()).toHaveCount(7);
  });

  await test.step('a fault is shown on the block, in the field and in the status line', async () => {
    await canvas.select('MLP');
    await inspector.set('Learning rate', '-1');
    await expect(canvas.block('MLP')).toContainText(/learning ?rate/i);
    await expect(shell.status).toContainText('1 fault');
    await running.picture('fault');
    await inspector.set('Learning rate', '0.01');
    await expect(shell.status).toHaveText('Ready');
    await expect(canvas.block('MLP')).toContainText('not run yet');
  });
});

test('code is edited in the app and saved by Ctrl+S', async ({ lathe }) => {
  const project = lathe.makeSample('penguins');
  const running = await lathe.launch({ project });
  const { canvas, inspector } = new Shell(running.page);
  await canvas.select('Clean');
  await inspector.show('Code');
  await inspector.code.click();
  await running.page.keyboard.press('Control+End');
  await running.page.keyboard.type('// written in the app');
  await expect(inspector.panel).toContainText('not saved');
  const code = () => readFileSync(join(project, 'blocks/clean.ts'), 'utf8');
  expect(code()).not.toContain('written in the app');
  await running.page.keyboard.press('Control+s');
  await expect.poll(code).toContain('// written in the app');
  await expect(inspector.panel.getByRole('status')).toHaveText('saved');
  await running.picture('code-saved');
});
