import { html, type Markup } from '../html';
import { duration, moment, number } from '../quantities';
import type { ReportData } from '../reportData';

/** What the run was and how it went, with the first metrics large. */
export function summarySection(data: ReportData): Markup {
  const { project, run, document, models } = data;
  const first = headline(data);
  const seconds = ((run.finishedAt ?? run.createdAt) - (run.startedAt ?? run.createdAt)) / 1000;
  const registered = models.flatMap(({ registeredAs }) => registeredAs ?? []);
  return html`<header>
    <p class="project">${project} <span>/</span> ${document.name}</p>
    <h1>Run ${run.id} <span class="state ${run.state}">${run.state}</span></h1>
    <p class="facts">
      ${moment(run.createdAt)} · ${duration(seconds)} · ${run.blocks.length}
      blocks${run.blocks.some(({ state }) => state === 'cached') ? `, ${run.blocks.filter(({ state }) => state === 'cached').length} reused` : ''}${registered.length ? ` · registered ${registered.join(', ')}` : ''}
    </p>
    ${run.error && html`<p class="error"><strong>${run.error.message}</strong>${run.error.cure && html`<br />${run.error.cure}`}</p>`}
    ${
      first &&
      html`<div class="tiles">
        ${first.evaluation.metrics
          .slice(0, 4)
          .map(
            ({ title, value, low, high, unit }) =>
              html`<div class="tile">
                <span>${title}</span><strong>${number(value)}${unit && html` <small>${unit}</small>`}</strong
                ><em>${low !== undefined && high !== undefined && `${number(low)} to ${number(high)}`}</em>
              </div>`,
          )}
      </div>`
    }
  </header>`;
}

/** The evaluation of the model that was registered, or the only one there is. */
function headline({
  evaluations,
  models,
  document,
}: ReportData): ReportData['evaluations'][number] | undefined {
  const registered = models.find(({ registeredAs }) => registeredAs !== undefined)?.block;
  const inputsOf = (id: string) => document.blocks.find((block) => block.id === id)?.inputs ?? {};
  return (
    evaluations.find(({ block }) => inputsOf(block)['model']?.split('.')[0] === registered) ?? evaluations[0]
  );
}
