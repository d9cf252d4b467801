import { expect, type Locator, type Page } from '@playwright/test';

/** The graph of the open pipeline. Blocks are named as the canvas shows them: `Mlp`. */
export class Canvas {
  readonly graph: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly palette: Locator;

  constructor(private readonly page: Page) {
    this.graph = page.getByRole('application');
    const tools = page.getByRole('toolbar', { name: 'Canvas' });
    this.undo = tools.getByRole('button', { name: 'Undo' });
    this.redo = tools.getByRole('button', { name: 'Redo' });
    this.palette = page.getByRole('dialog', { name: 'Add a block' });
  }

  block(title: string): Locator {
    return this.graph.getByRole('group', { name: new RegExp(`^${title}, [a-z]+\\.?[a-z]*$`, 'i') });
  }

  blocks(): Locator {
    return this.graph.getByRole('group', { name: /^[^,]+, [a-z.]+$/ });
  }

  edge(from: string, to: string): Locator {
    return this.graph.getByRole('group', { name: `From ${from} to ${to}`, exact: true });
  }

  async select(title: string): Promise<void> {
    await this.block(title).click();
  }

  /** Waits until a block has succeeded or was taken from the cache. */
  async expectDone(title: string, state: 'succeeded' | 'from the cache' = 'succeeded'): Promise<void> {
    await expect(this.block(title).getByRole('img', { name: state })).toBeVisible({ timeout: 60_000 });
  }

  input(title: string, port: string): Locator {
    return this.block(title).locator(`.target[data-handleid="${port}"]`);
  }

  output(title: string, port: string): Locator {
    return this.block(title).locator(`.source[data-handleid="${port}"]`);
  }

  /** Drags an edge from an output to an input. */
  async connect(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await centre(from), await centre(to)];
    const { mouse } = this.page;
    await mouse.move(...start);
    await mouse.down();
    await mouse.move(...end, { steps: 8 });
    await mouse.up();
  }

  /** Adds a block by typing in the palette. */
  async add(search: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add block' }).click();
    await this.palette.getByRole('textbox', { name: 'Search blocks' }).fill(search);
    await this.page.keyboard.press('Enter');
    await expect(this.palette).toBeHidden();
  }
}

async function centre(locator: Locator): Promise<[number, number]> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('There is no such port on the canvas.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
