import { LatheError } from '@shared/errors';
import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import { waitFor, type Look } from '../sensor';
import { ask, type Answer } from './ask';
import type { WaitHttpParams } from './schema';
import { statusRanges } from './statusRanges';

const keptBodyLength = 2_000;

/** Waits until an address answers with an expected status, and a body that holds a text. */
export async function runOnHost(context: HostContext<WaitHttpParams>): Promise<HostOutcome> {
  const { params, shownParams, scratch } = context;
  const shown = withoutSecrets(String(shownParams['url']));
  const ranges = statusRanges(params.status) ?? [];
  const wish = params.bodyContains === undefined ? params.status : `${params.status} and hold the text`;
  const waited = await waitFor(
    context,
    `${params.method} ${shown} to answer ${wish}`,
    async (signal): Promise<Look<Answer>> => {
      const answer = await answerOf(params, signal);
      if (typeof answer === 'string') return { seen: answer };
      if (!ranges.some(([least, most]) => answer.status >= least && answer.status <= most))
        return { seen: `it answers ${answer.status}` };
      if (params.bodyContains !== undefined && !answer.body.includes(params.bodyContains))
        return { seen: `it answers ${answer.status} without the text` };
      return { found: answer };
    },
  );
  if ('skip' in waited) return waited;
  const { url, status, body } = waited.found;
  const value = {
    url: url === params.url ? shown : withoutSecrets(url),
    status,
    body: body.slice(0, keptBodyLength),
  };
  return { reason: waited.reason, outputs: { value: valueDraft(scratch, value, `${status} ${value.url}`) } };
}

/** The answer, or why there is none. A request that can never be sent fails. */
async function answerOf(params: WaitHttpParams, signal: AbortSignal): Promise<Answer | string> {
  const { url, method, headers, body, requestSeconds } = params;
  try {
    return await ask({ url, method, headers, body, seconds: requestSeconds }, signal);
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { code = '', message } = thrown as NodeJS.ErrnoException;
    if (/^ERR_(INVALID|UNESCAPED|HTTP_INVALID)/.test(code)) {
      const parameter = /header/i.test(message) ? 'headers' : 'url';
      throw new LatheError('parameter.invalid', `The request cannot be sent (${code}).`, {
        cure: parameter === 'headers' ? 'Correct the headers.' : 'Correct the address.',
        about: { parameter },
      });
    }
    return words[code] ?? message;
  }
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was closed',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host is not found',
  ENETUNREACH: 'there is no network',
  EHOSTUNREACH: 'the host cannot be reached',
  ETIMEDOUT: 'it does not answer',
};

/** An address without user, password and query, which may hold secrets. */
function withoutSecrets(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z]+:\/\/)[^/]*@/i, '$1');
}
