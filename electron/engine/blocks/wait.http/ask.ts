import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';

const mostRedirects = 5;
const mostBodyBytes = 1_000_000;

export interface Question {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Of each request, its connection and its body together. */
  readonly seconds: number;
}

export interface Answer {
  readonly url: string;
  readonly status: number;
  /** At most its first megabyte. */
  readonly body: string;
}

/**
 * Asks an address and follows at most five redirects; the headers, which may hold a secret, are not sent to
 * another origin.
 * @throws Error in the network's own words.
 */
export async function ask(question: Question, signal: AbortSignal): Promise<Answer> {
  let { url, method, headers, body } = question;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await once({ url, method, headers, body, seconds: question.seconds }, signal);
    const next = answer.location === undefined ? undefined : target(answer.location, url);
    if (!isRedirect(answer.status) || next === undefined)
      return { url, status: answer.status, body: answer.body };
    if (redirects === mostRedirects) throw new Error(`it redirects more than ${mostRedirects} times`);
    if (next.origin !== new URL(url).origin) headers = {};
    if (answer.status === 303 || (method === 'POST' && answer.status < 303)) {
      method = method === 'HEAD' ? 'HEAD' : 'GET';
      body = undefined;
    }
    url = next.href;
  }
}

function once(
  question: Question,
  signal: AbortSignal,
): Promise<{ status: number; body: string; location: string | undefined }> {
  const { url, method, headers, body, seconds } = question;
  return new Promise((resolve, reject) => {
    const send = /^https:/i.test(url) ? requestHttps : requestHttp;
    const request = send(
      url,
      { method, headers: { 'user-agent': 'lathe', ...headers }, agent: false, signal },
      (response) => {
        readBody(response).then((text) => {
          clearTimeout(timer);
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            location: response.headers.location,
          });
        }, fail);
      },
    );
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    const timer = setTimeout(() => {
      request.destroy(new Error(`no answer within ${seconds} s`));
    }, seconds * 1000);
    request.on('error', fail);
    request.end(body);
  });
}

function readBody(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const done = (): void => resolve(Buffer.concat(chunks).subarray(0, mostBodyBytes).toString('utf8'));
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes < mostBodyBytes) return;
      done();
      response.destroy();
    });
    response.on('end', done);
    response.on('error', reject);
    response.on('aborted', () => reject(new Error('the answer was cut off')));
  });
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Where a redirect leads, unless that is no address of the web. */
function target(location: string, from: string): URL | undefined {
  try {
    const url = new URL(location, from);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
  } catch {
    return undefined;
  }
}
