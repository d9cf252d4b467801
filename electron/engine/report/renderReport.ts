import { html, Markup } from './html';
import type { ReportData } from './reportData';
import { evaluationsSection } from './sections/evaluations';
import { modelsSection } from './sections/models';
import { pipelineSection } from './sections/pipeline';
import { settingsSection } from './sections/settings';
import { summarySection } from './sections/summary';
import { trainingSection } from './sections/training';
import { style } from './style';

/** One HTML page that needs nothing beside itself: no script, no network; light or dark as the reader's system is. */
export function renderReport(data: ReportData): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${data.project}: run ${data.run.id}</title>
        <style>
          ${new Markup(style)}
        </style>
      </head>
      <body>
        <main>
          ${summarySection(data)} ${evaluationsSection(data)} ${trainingSection(data)}
          ${pipelineSection(data)} ${modelsSection(data)} ${settingsSection(data)}
          <footer>Made by Lathe from run ${data.run.id} of pipeline ${data.run.pipeline}.</footer>
        </main>
      </body>
    </html> `.text;
}
