import type { Locator, Page } from '@playwright/test';

/** The models that were kept. */
export class Registry {
  readonly models: Locator;
  /** What is said when an export was reloaded and gave the same predictions. */
  readonly proof: Locator;

  constructor(private readonly page: Page) {
    this.models = page.getByRole('navigation', { name: 'Models' });
    this.proof = page.getByRole('status').filter({ hasText: 'Exported and proved' });
  }

  heading(name: string, version: number): Locator {
    return this.page.getByRole('heading', { name: `${name} v${version}` });
  }

  /** A figure of the version, such as `Accuracy`. */
  metric(title: string): Locator {
    return this.page
      .getByRole('main')
      .locator('dl > div')
      .filter({ has: this.page.getByRole('term').filter({ hasText: title }) })
      .first();
  }

  async export(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export…' }).click();
  }
}
