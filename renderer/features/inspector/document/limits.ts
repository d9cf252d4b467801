import type { PipelineDocument } from '@shared/model';

export type PipelineLimits = NonNullable<PipelineDocument['limits']>;

/** The pipeline with some of its limits changed; what is no limit is not written. */
export function withLimit(document: PipelineDocument, change: Partial<PipelineLimits>): PipelineDocument {
  const { runs, blocks, kinds = {}, whenBusy, ...rest } = { ...document.limits, ...change };
  const limited = Object.entries(kinds).filter(([, count]) => count > 0);
  const limits: PipelineLimits = {
    ...rest,
    ...(runs === undefined ? {} : { runs }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(limited.length > 0 ? { kinds: Object.fromEntries(limited) } : {}),
    ...(runs !== undefined && whenBusy === 'skip' ? { whenBusy } : {}),
  };
  const { limits: _before, ...others } = document;
  return (Object.keys(limits).length > 0 ? { ...others, limits } : others) as PipelineDocument;
}

/** The kinds in a pipeline, each once, that have no limit yet. */
export function kindsWithoutLimit({ blocks, limits }: PipelineDocument): string[] {
  const kinds = new Set(blocks.map(({ kind }) => kind));
  return [...kinds].filter((kind) => limits?.kinds?.[kind] === undefined).sort();
}

/** The limits in a few words; empty when there are none. */
export function limitWords({ runs, blocks, kinds = {}, whenBusy }: PipelineLimits = {}): string {
  const parts = [
    runs !== undefined && `${runs} ${runs === 1 ? 'run' : 'runs'} at once`,
    whenBusy === 'skip' && 'else skipped',
    blocks !== undefined && `${blocks} ${blocks === 1 ? 'block' : 'blocks'} at once`,
    ...Object.entries(kinds).map(([kind, count]) => `${count} of ${kind}`),
  ];
  return parts.filter(Boolean).join(', ');
}
