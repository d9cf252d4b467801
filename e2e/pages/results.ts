import type { Locator, Page } from '@playwright/test';

/** The panel below the canvas: what the selected block's newest run left behind. */
export class Results {
  readonly rows: Locator;
  readonly stopEarly: Locator;

  constructor(private readonly page: Page) {
    this.rows = page.getByRole('grid', { name: /^Rows of/ });
    this.stopEarly = page.getByRole('button', { name: 'Stop and keep best' });
  }

  async show(tab: 'Preview' | 'Profile' | 'Training' | 'Log'): Promise<void> {
    await this.page
      .getByRole('tablist', { name: 'Results of the selected block' })
      .getByRole('tab', { name: tab })
      .click();
  }

  columnHeader(name: string): Locator {
    return this.rows.getByRole('columnheader').filter({ hasText: name });
  }

  chart(title: string): Locator {
    return this.page.getByRole('figure', { name: title, exact: true });
  }

  /** How many points of its first curve a chart has drawn. */
  async pointsDrawn(title: string): Promise<number> {
    const curve = this.chart(title).locator('path[data-curve]').first();
    if ((await curve.count()) === 0) return 0;
    return ((await curve.getAttribute('d')) ?? '').split(/[ML]/).length - 1;
  }
}
