import type { BlockRun } from '@shared/model';
import { pipelinePicture } from '../charts/pipelinePicture';
import { html, type Markup } from '../html';
import { duration } from '../quantities';
import type { ReportData } from '../reportData';

/** The graph, and for each block its state, time, rows and why it ran or was reused. */
export function pipelineSection(data: ReportData): Markup {
  const byId = new Map(data.document.blocks.map((block) => [block.id, block]));
  return html`<section>
    <h2>Pipeline</h2>
    <div class="scroll">${pipelinePicture(data)}</div>
    <table>
      <thead>
        <tr>
          <th scope="col">block</th>
          <th scope="col">kind</th>
          <th scope="col">state</th>
          <th scope="col" class="number">time</th>
          <th scope="col" class="number">rows</th>
          <th scope="col">why</th>
        </tr>
      </thead>
      <tbody>
        ${data.run.blocks.map(
          (block) =>
            html`<tr>
              <td><strong>${block.title ?? block.block}</strong></td>
              <td class="faint">${block.kind}</td>
              <td><span class="state ${block.state}">${block.state}</span></td>
              <td class="number">${timeOf(block)}</td>
              <td class="number">${rowsOf(block)?.toLocaleString('en-US')}</td>
              <td>
                ${block.error ? html`<span class="bad">${block.error.message}</span>` : block.reason}${byId.get(block.block)?.note && html`<br /><span class="faint">${byId.get(block.block)?.note}</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function timeOf({ startedAt, finishedAt }: BlockRun): string {
  return startedAt === undefined || finishedAt === undefined ? '' : duration((finishedAt - startedAt) / 1000);
}

function rowsOf({ outputs }: BlockRun): number | undefined {
  return Object.values(outputs).find(({ rows }) => rows !== undefined)?.rows;
}
