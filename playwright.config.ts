import { defineConfig } from '@playwright/test';

/** The end-to-end tests: `app` drives the checkout in Electron, `package` what electron-builder made. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/playwright.json' }],
  ],
  projects: [
    { name: 'app', testIgnore: '**/package.spec.ts' },
    { name: 'package', testMatch: '**/package.spec.ts', timeout: 180_000 },
  ],
});
