import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { runOnHost } from '../../testing';
import { waitHttp } from './schema';
import { statusRanges } from './statusRanges';

async function serverOf(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('ranges of states are read, and what is none is refused', () => {
  expect(statusRanges('200-299, 404')).toEqual([
    [200, 299],
    [404, 404],
  ]);
  for (const text of ['', 'ok', '299-200', '999', '200-'])
    expect(waitHttp.params.safeParse({ url: 'http://x', status: text }).success).toBe(false);
  expect(waitHttp.params.safeParse({ url: 'http://x', status: [200, '300-399'] }).success).toBe(true);
  expect(waitHttp.params.safeParse({ url: 'file:///etc/passwd' }).success).toBe(false);
});

test('an address is asked until its status and its body are as expected', async () => {
  const answers: [number, string][] = [
    [503, 'soon'],
    [200, 'state: loading'],
    [200, 'state: ready'],
  ];
  const url = await serverOf((_, response) => {
    const [status, body] = answers.shift() ?? [500, ''];
    response.writeHead(status).end(body);
  });
  const { value, reasons } = await runOnHost(waitHttp, {
    params: { url: `${url}/state?token=hidden`, bodyContains: 'ready', everySeconds: 1 },
  });
  expect(value).toEqual({ url: `${url}/state`, status: 200, body: 'state: ready' });
  expect(reasons[1]).toMatch(/to answer 200-299 and hold the text \(it answers 503; looked once/);
  expect(reasons[2]).toContain('it answers 200 without the text');
  expect(reasons.join()).not.toContain('hidden');
});

test('method, headers and body are sent, and a status that is an error elsewhere can be wanted', async () => {
  const seen: unknown[] = [];
  const url = await serverOf((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      seen.push([request.method, request.headers['authorization'], body]);
      response.writeHead(404).end();
    });
  });
  await runOnHost(waitHttp, {
    params: { url, method: 'POST', headers: { Authorization: 'Bearer abc' }, body: 'hello', status: 404 },
  });
  expect(seen).toEqual([['POST', 'Bearer abc', 'hello']]);
});

test('redirects are followed five times, and headers stay with their host', async () => {
  const seen: (string | undefined)[] = [];
  const target = await serverOf((request, response) => {
    seen.push(request.headers['authorization']);
    response.end('there');
  });
  const hops = (count: number) =>
    serverOf((request, response) => {
      const hop = Number(request.url?.slice(1) || 0);
      seen.push(request.headers['authorization']);
      const location = hop + 1 < count ? `/${hop + 1}` : target.replace('127.0.0.1', 'localhost');
      response.writeHead(302, { location }).end();
    });
  const headers = { authorization: 'secret' };
  const { value } = await runOnHost(waitHttp, { params: { url: await hops(5), headers } });
  expect(value).toMatchObject({ status: 200, body: 'there' });
  expect(seen).toEqual(['secret', 'secret', 'secret', 'secret', 'secret', undefined]);
  await expect(
    runOnHost(waitHttp, { params: { url: await hops(6), timeoutSeconds: 0.5 } }),
  ).rejects.toMatchObject({ message: expect.stringContaining('it redirects more than 5 times') });
});

test('an address that nothing listens at, or that never answers, is waited for', async () => {
  const url = await serverOf((_, response) => void response.writeHead(200).write('begun'));
  const slow = runOnHost(waitHttp, {
    params: { url, requestSeconds: 0.1, timeoutSeconds: 0.3, onTimeout: 'skip' },
  });
  expect((await slow).outcome).toMatchObject({ skip: expect.stringContaining('no answer within 0.1 s') });
  const closed = runOnHost(waitHttp, {
    params: { url: 'http://127.0.0.1:1', timeoutSeconds: 0.3, onTimeout: 'skip' },
  });
  expect((await closed).outcome).toMatchObject({ skip: expect.stringContaining('nothing listens there') });
});

test('a header that cannot be sent fails at once, and is not shown', async () => {
  const running = runOnHost(waitHttp, {
    params: { url: 'http://127.0.0.1:1', headers: { key: 'se\ncret' } },
  });
  await expect(running).rejects.toMatchObject({ code: 'parameter.invalid', about: { parameter: 'headers' } });
  await expect(running).rejects.not.toThrow('cret');
});

test('a cancel ends an open request', async () => {
  const controller = new AbortController();
  const url = await serverOf(() => controller.abort());
  await expect(runOnHost(waitHttp, { params: { url }, signal: controller.signal })).rejects.toMatchObject({
    code: 'run.cancelled',
  });
});
