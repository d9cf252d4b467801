export interface CardLine {
  readonly heading: boolean;
  readonly text: string;
}

/** The lines of a model card (Markdown), its marks left out. */
export function cardLines(markdown: string): CardLine[] {
  return markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[-|:\s]+$/.test(line))
    .map((line) => ({
      heading: line.startsWith('#'),
      text: line
        .replace(/^#+\s*/, '')
        .replace(/^[-*]\s+/, '• ')
        .replace(/^\|\s*|\s*\|$/g, '')
        .replace(/\s*\|\s*/g, ': ')
        .replace(/\*\*|`/g, ''),
    }));
}
