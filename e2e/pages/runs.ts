import type { Locator, Page } from '@playwright/test';

/** The history of runs. */
export class Runs {
  readonly list: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole('table', { name: 'Runs' });
  }

  /** The line of a run in the history. */
  line(run: number): Locator {
    return this.list.getByRole('row').filter({ has: this.page.getByLabel(`Take run ${run} to compare`) });
  }

  /** One run in full. */
  detail(run: number): Locator {
    return this.page.getByRole('region', { name: `Run ${run}`, exact: true });
  }

  /** The line of a block in the run that is shown. */
  block(run: number, title: string): Locator {
    return this.detail(run)
      .getByRole('listitem')
      .getByRole('button', { name: new RegExp(`^${title}\\b`, 'i') });
  }

  async open(run: number): Promise<void> {
    await this.line(run).click();
  }

  async take(...runs: number[]): Promise<void> {
    for (const run of runs) await this.list.getByLabel(`Take run ${run} to compare`).check();
  }
}
