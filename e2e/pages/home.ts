import type { Page } from '@playwright/test';

export class Home {
  constructor(private readonly page: Page) {}

  sample(title: RegExp) {
    return this.page.getByRole('main').getByRole('button', { name: title });
  }
}
