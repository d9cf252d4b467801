import type { SignatureInput } from '@shared/model';
import { html, type Markup } from '../html';
import { number } from '../quantities';
import type { ReportData, TrainedModel } from '../reportData';

/** What each model wants to be given, and what it answers. */
export function modelsSection({ models }: ReportData): Markup {
  return html`${models.map(modelSection)}`;
}

function modelSection({ block, description, registeredAs }: TrainedModel): Markup {
  const { signature, family, task, target, classes, versions, seed } = description;
  return html`<section>
    <h2>Model ${registeredAs ?? block}</h2>
    <p class="about">
      ${family} · ${task} of <strong>${target}</strong>${classes && ` · classes ${classes.join(', ')}`} · seed
      ${seed} ·
      ${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">input</th>
          <th scope="col">type</th>
          <th scope="col">may be missing</th>
          <th scope="col">seen in training</th>
          <th scope="col" class="number">missing there</th>
        </tr>
      </thead>
      <tbody>
        ${signature.inputs.map(
          (input) =>
            html`<tr>
              <td><strong>${input.name}</strong></td>
              <td class="faint">${input.type}</td>
              <td>${input.required ? 'no' : 'yes, it is filled in'}</td>
              <td>${seen(input)}</td>
              <td class="number">${(input.missing * 100).toFixed(1)}%</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="about">Answers: ${signature.outputs.map(({ name, type }) => `${name} (${type})`).join(', ')}</p>
  </section>`;
}

function seen({ categories, min, max }: SignatureInput): string {
  if (categories) {
    const first = categories.slice(0, 8).join(', ');
    return categories.length > 8 ? `${first} and ${categories.length - 8} more` : first;
  }
  return min === undefined || max === undefined ? '' : `${number(min)} to ${number(max)}`;
}
