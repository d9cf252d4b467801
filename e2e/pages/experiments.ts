import type { Locator, Page } from '@playwright/test';

/** The table of runs, and runs side by side. */
export class Experiments {
  readonly table: Locator;
  /** Parameters that differ between the compared runs. */
  readonly differences: Locator;
  readonly metrics: Locator;

  constructor(private readonly page: Page) {
    this.table = page.getByRole('table', { name: 'Experiments' });
    this.differences = page.getByRole('table').filter({ has: this.header('Parameter') });
    this.metrics = page.getByRole('table').filter({ has: this.header('Metric') });
  }

  async compare(...runs: number[]): Promise<void> {
    for (const run of runs) await this.table.getByLabel(`Compare run ${run}`).check();
    await this.page.getByRole('button', { name: `Compare ${runs.length} runs` }).click();
  }

  chart(title: string | RegExp): Locator {
    return this.page.getByRole('figure', { name: title });
  }

  private header(name: string): Locator {
    return this.page.getByRole('columnheader', { name, exact: true });
  }
}
