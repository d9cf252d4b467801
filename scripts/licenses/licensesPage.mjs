import { collectLicenses } from './collectLicenses.mjs';
import { nativeLibraries } from './nativeLibraries.mjs';

/** The text of THIRD_PARTY_LICENSES.md for the packages that are installed now. */
export async function licensesPage() {
  const packages = await collectLicenses();
  return [
    '# Third-party licences',
    'What an installed Lathe contains of others. Made by `npm run licenses`; do not edit.',
    '## Native libraries',
    table(['library', 'licence', 'where'], nativeLibraries),
    '## npm packages',
    table(
      ['package', 'licence', 'source'],
      packages.map(({ id, license, repository }) => [id, license, repository]),
    ),
    '## Texts',
    ...texts(packages),
    '',
  ].join('\n\n');
}

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Each text once, under the packages that have it word for word. */
function texts(packages) {
  const byText = new Map();
  for (const { id, text } of packages) {
    if (text) byText.set(text, [...(byText.get(text) ?? []), id]);
  }
  return [...byText].map(([text, ids]) => `### ${ids.join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``);
}
