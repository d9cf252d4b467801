import type { BlockDocument, Issue, PipelineDocument, Retry } from '@shared/model';
import { formatCount } from '@renderer/ui';

/** One text or several, as the file may have either. */
export function textsOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Texts as the file has them: none leaves the key out, one stands alone. */
export function asWritten(texts: readonly string[]): string | string[] | undefined {
  const kept = texts.map((text) => text.trim()).filter((text) => text !== '');
  return kept.length <= 1 ? kept[0] : kept;
}

/** Retry with one of its settings changed, keys of a later version kept; no further attempt leaves nothing. */
export function withRetry(retry: Retry | undefined, change: Partial<Retry>): Retry | undefined {
  const { times = 0, delaySeconds, backoff, maxDelaySeconds, ...unknown } = { ...retry, ...change };
  if (times <= 0) return undefined;
  return {
    ...unknown,
    times,
    ...(delaySeconds ? { delaySeconds } : {}),
    ...(delaySeconds && backoff === 'exponential' ? { backoff } : {}),
    ...(delaySeconds && maxDelaySeconds !== undefined ? { maxDelaySeconds } : {}),
  };
}

/** When a block runs, in a few words. */
export function whenWords({ when, join, disabled }: BlockDocument): string {
  if (disabled) return 'switched off';
  const conditions = textsOf(when);
  const [only] = conditions;
  const shown = conditions.length > 1 ? `${conditions.length} conditions` : only;
  return [shown && (conditions.length > 1 ? shown : `if ${shown}`), join === 'any' && 'any input is enough']
    .filter(Boolean)
    .join(', ');
}

export function retryWords({ retry, timeoutSeconds }: BlockDocument): string {
  const tries = retry && retry.times > 0 ? `${retry.times} more ${retry.times === 1 ? 'time' : 'times'}` : '';
  const delay = tries && retry?.delaySeconds ? `after ${seconds(retry.delaySeconds)}` : '';
  const growing = delay && retry?.backoff === 'exponential' ? 'doubling' : '';
  const limit = timeoutSeconds === undefined ? '' : `at most ${seconds(timeoutSeconds)} each`;
  return [tries, delay, growing, limit].filter(Boolean).join(', ');
}

export function itemWords(
  { map, collect, onItemError }: BlockDocument,
  alongWith: readonly string[],
): string {
  const mapped = textsOf(map);
  const parts = [
    mapped.length > 0 && `each of ${mapped.join(' × ')}`,
    mapped.length === 0 && alongWith.length > 0 && `along with ${alongWith.join(', ')}`,
    textsOf(collect).length > 0 && `collects ${textsOf(collect).join(', ')}`,
    onItemError === 'continue' && 'goes on after errors',
  ];
  return parts.filter(Boolean).join(', ');
}

export function testWords({ tests = [] }: BlockDocument): string {
  return tests.length === 0
    ? ''
    : tests.length === 1
      ? (tests[0]?.name ?? '')
      : `${formatCount(tests.length)} tests`;
}

interface Callbacks {
  readonly onSuccess?: string | readonly string[] | undefined;
  readonly onFailure?: string | readonly string[] | undefined;
  readonly onCancelled?: string | readonly string[] | undefined;
}

export function callbackWords({ onSuccess, onFailure, onCancelled }: Callbacks): string {
  const after = [
    textsOf(onSuccess).length > 0 && 'success',
    textsOf(onFailure).length > 0 && 'failure',
    textsOf(onCancelled).length > 0 && 'cancel',
  ].filter(Boolean);
  return after.length === 0 ? '' : `after ${after.join(', ')}`;
}

/** The pipeline with the files that run after one outcome. */
export function withCallback(
  document: PipelineDocument,
  key: keyof Callbacks,
  files: string | string[] | undefined,
): PipelineDocument {
  const { [key]: _before, ...rest } = document;
  return (files === undefined ? rest : { ...document, [key]: files }) as PipelineDocument;
}

/** Faults of a block's conditions. */
export function conditionIssues(issues: readonly Issue[]): Issue[] {
  return issues.filter(({ code }) => code === 'pipeline.badCondition');
}

/** The fault of one condition: the engine quotes it. */
export function conditionFault(issues: readonly Issue[], condition: string): Issue | undefined {
  return issues.find(({ message }) => message.includes(`\`${condition}\``));
}

/** A fault beside the condition that it is about: which one is plain to see there. */
export function conditionFaultWords({ message, cure }: Issue): string {
  const words = message.replace(/^The condition `.*?`(?:, character (\d+))?: /, (_, at?: string) =>
    at === undefined ? '' : `Character ${at}: `,
  );
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return [sentence, cure].filter(Boolean).join(' ');
}

function seconds(value: number): string {
  return value >= 120 && value % 60 === 0 ? `${value / 60} min` : `${value} s`;
}
