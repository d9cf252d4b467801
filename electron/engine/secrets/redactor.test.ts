import { describe, expect, test } from 'vitest';
import { redactor, redactValue } from './redactor';

const secret = 'p"ä/ss+w?rd 1';
const redact = redactor([secret, 'hunter22', 'x7', '']);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a redactor', () => {
  test.each<[string, string]>([
    ['plain', `key=${secret};`],
    ['JSON', JSON.stringify({ key: secret })],
    ['a URL', `https://db/?key=${encodeURIComponent(secret)}`],
    ['a URL in small letters', encodeURIComponent(secret).toLowerCase()],
    ['a form', new URLSearchParams({ key: secret }).toString()],
    ['a whole URL', new URL(`https://db/${encodeURI(secret)}`).href],
    ['base64', base64(secret)],
    ['base64 after one', base64(`a${secret}b`)],
    ['base64 after two', base64(`user:${secret}`)],
    ['base64 after five', base64(`12345${secret}xyz`)],
    ['base64 of URLs', Buffer.from(`ab${secret}`).toString('base64url')],
  ])('hides a secret in %s', (_, text) => {
    const hidden = redact(text);
    expect(hidden).toContain('•••');
    for (const known of [secret, 'w?rd', 'w%3Frd', 'w%3frd', base64(secret).slice(4, -4)]) {
      expect(hidden).not.toContain(known);
    }
    expect(Buffer.from(hidden, 'base64').toString('utf8')).not.toContain('w?r');
  });

  test('leaves the rest as it is', () => {
    expect(redact('the hunter22s of hunter2 met x7, x70 and ax7')).toBe(
      'the •••s of hunter2 met •••, x70 and ax7',
    );
    expect(redactor([])('anything')).toBe('anything');
    expect(redactor(['   ', ''])('a   b')).toBe('a   b');
  });

  test('hides the longer of two that begin alike, and what looks like a pattern', () => {
    expect(redactor(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe('••• •••');
    expect(redactor(['a.c$(x)'])('a.c$(x) abc$(x)')).toBe('••• abc$(x)');
  });

  test('hides single lines of a key of many', () => {
    const key = '-----BEGIN KEY-----\nMIIEowIBAAKCAQEA\nq0\n-----END KEY-----\n';
    expect(redactor([key])('line MIIEowIBAAKCAQEA, q0')).toBe('line •••, q0');
    expect(redactor([key])(`all:\n${key}`)).toBe('all:\n•••');
  });

  test('reaches every text of a value', () => {
    const error = {
      message: 'no hunter22',
      about: { file: '/hunter22/a', line: 3 },
      list: ['hunter22', null],
    };
    expect(redactValue(error, redact)).toEqual({
      message: 'no •••',
      about: { file: '/•••/a', line: 3 },
      list: ['•••', null],
    });
  });
});

test('no secret is found again, whatever stands around it', () => {
  const alphabet = 'aZ09+/=%&"\\\n äé€😀$^.*()[]{}|?';
  const letters = [...alphabet];
  let seed = 7;
  const random = (most: number): number => (seed = (seed * 48271) % 2147483647) % most;
  const text = (length: number): string =>
    Array.from({ length }, () => letters[random(letters.length)]).join('');
  for (let round = 0; round < 300; round++) {
    const value = `k${text(6 + random(20))}k`;
    const hide = redactor([value]);
    const around = text(random(9)) + value + text(random(9));
    expect(hide(around)).not.toContain(value);
    expect(hide(JSON.stringify(around))).not.toContain(JSON.stringify(value).slice(1, -1));
    expect(Buffer.from(hide(base64(around)), 'base64').includes(Buffer.from(value))).toBe(false);
    expect(decodeURIComponent(hide(encodeURIComponent(around)))).not.toContain(value);
  }
});
