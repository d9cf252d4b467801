/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

const mask = '•••';
/** A shorter value is only hidden where it stands alone: it would blot out half of every text. */
const leastEmbedded = 4;
const leastLine = 8;

/**
 * Replaces secrets in texts by `•••`: as they are, each longer line of them, as JSON strings, in base64 (of any
 * alignment, as in `user:secret`), and URL-encoded.
 */
export function redactor(secrets: Iterable<string>): Redact {
  const forms = new Set<string>();
  const alone = new Set<string>();
  for (const secret of secrets) {
    if (secret.trim() === '') continue;
    if (secret.length < leastEmbedded) alone.add(secret);
    else for (const form of formsOf(secret)) forms.add(form);
  }
  if (forms.size + alone.size === 0) return (text) => text;
  const longestFirst = [...forms].sort((left, right) => right.length - left.length).map(escaped);
  const short = [...alone].map((secret) => `(?<![\\p{L}\\p{N}_])${escaped(secret)}(?![\\p{L}\\p{N}_])`);
  const pattern = new RegExp([...longestFirst, ...short].join('|'), 'gu');
  return (text) => text.replace(pattern, mask);
}

/** The same for every text of a JSON value: errors, results of checks. */
export function redactValue<T>(value: T, redact: Redact): T {
  return visit(value) as T;

  function visit(part: unknown): unknown {
    if (typeof part === 'string') return redact(part);
    if (Array.isArray(part)) return part.map(visit);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [redact(key), visit(inner)]));
  }
}

function formsOf(secret: string): string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  return [secret, ...lines.filter((line) => line.length >= leastLine)].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    ...urlForms(text),
    ...base64Forms(text),
  ]);
}

function urlForms(text: string): string[] {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    return [];
  }
  const strict = encoded.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([['', text]]).toString().slice(1);
  const forms = [encoded, strict, form, encodeURI(text)];
  return [...forms, ...forms.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

/** What stays of the base64 of any text around this one, for each of the three ways it may be aligned. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].flatMap((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    const middle = encoded.slice(first, last);
    const url = middle.replace(/\+/g, '-').replace(/\//g, '_');
    return middle.length < leastEmbedded ? [] : [middle, url];
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
