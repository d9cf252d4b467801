import { artifactSummarySchema, type ArtifactSummary } from '@shared/model';

export interface ItemLine {
  readonly key: string;
  /** A value as short JSON, or what is known of a result of its own. */
  readonly value: string;
}

const mostCharacters = 160;

/** The entries of a list (`{ items: [{ key, value } | { key, artifact }] }`) as lines; undefined when it is none. */
export function itemLines(document: unknown): ItemLine[] | undefined {
  const items = (document as { readonly items?: unknown } | null | undefined)?.items;
  if (!Array.isArray(items)) return undefined;
  return items.map(
    (item: { readonly key?: unknown; readonly value?: unknown; readonly artifact?: unknown }) => {
      const artifact = artifactSummarySchema.safeParse(item.artifact);
      return {
        key: String(item.key),
        value: artifact.success ? describe(artifact.data) : shortened(JSON.stringify(item.value) ?? ''),
      };
    },
  );
}

function describe({ type, rows, columns, caption }: ArtifactSummary): string {
  const facts = [
    ...(rows === undefined ? [] : [`${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`]),
    ...(columns ? [`${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`] : [caption ?? type]),
  ];
  return facts.join(', ');
}

function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters - 1)}…` : text;
}
