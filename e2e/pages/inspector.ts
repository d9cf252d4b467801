import type { Locator, Page } from '@playwright/test';

/** The panel at the right: the selected block's parameters, code, result and history. */
export class Inspector {
  readonly panel: Locator;
  readonly title: Locator;
  readonly code: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('complementary', { name: 'Inspector' }).last();
    this.title = this.panel.getByRole('textbox', { name: 'Title of the block' });
    this.code = this.panel.getByRole('textbox', { name: /^Code of / });
  }

  field(title: string): Locator {
    return this.panel.getByRole('textbox', { name: title, exact: true });
  }

  /** Types a parameter's value and gives it on. */
  async set(title: string, value: string): Promise<void> {
    await this.field(title).fill(value);
    await this.field(title).press('Enter');
  }

  async show(tab: 'Parameters' | 'Code' | 'Inputs' | 'Result' | 'History'): Promise<void> {
    await this.panel.getByRole('tab', { name: tab }).click();
  }
}
