import type { Locator, Page } from '@playwright/test';
import { Canvas } from './canvas';
import { Experiments } from './experiments';
import { Home } from './home';
import { Inspector } from './inspector';
import { Registry } from './registry';
import { Results } from './results';
import { Runs } from './runs';

export type ScreenName = 'Home' | 'Canvas' | 'Runs' | 'Experiments' | 'Models' | 'Settings';

/** The window's frame, and the screens in it. */
export class Shell {
  readonly home: Home;
  readonly canvas: Canvas;
  readonly inspector: Inspector;
  readonly results: Results;
  readonly runs: Runs;
  readonly experiments: Experiments;
  readonly registry: Registry;
  /** What the app is doing, in the line at the foot. */
  readonly status: Locator;
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly notifications: Locator;
  readonly trustButton: Locator;

  constructor(readonly page: Page) {
    this.home = new Home(page);
    this.canvas = new Canvas(page);
    this.inspector = new Inspector(page);
    this.results = new Results(page);
    this.runs = new Runs(page);
    this.experiments = new Experiments(page);
    this.registry = new Registry(page);
    this.status = page.getByRole('contentinfo').getByRole('status');
    this.runButton = page.getByRole('banner').getByRole('button', { name: /^Run/ });
    this.stopButton = page.getByRole('banner').getByRole('button', { name: 'Stop' });
    this.notifications = page.getByRole('alert');
    this.trustButton = page.getByRole('button', { name: 'Trust this project' });
  }

  async goTo(screen: ScreenName): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: screen })
      .click();
  }

  /** The dot beside the title: a change that is not in the file yet. */
  get unsaved(): Locator {
    return this.page.getByLabel('Not saved yet');
  }
}
