import type { z } from 'zod';

type SchemaIssue = z.core.$ZodIssue;

/** What a schema found wrong with a value, as a sentence. */
export function schemaSentence(issue: SchemaIssue): string {
  if (issue.message.endsWith('received undefined')) return 'It is missing.';
  const sentence = ownSentence(issue);
  if (sentence !== undefined) return sentence;
  const message = issue.message.replace(/^Invalid input: e/, 'E');
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** For what the library says in its own terms; a schema's own words stay. */
function ownSentence(issue: SchemaIssue): string | undefined {
  if (issue.code === 'too_small' && issue.message.startsWith('Too small')) {
    return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
  }
  if (issue.code === 'too_big' && issue.message.startsWith('Too big')) {
    return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
  }
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid')) {
    return `It must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}.`;
  }
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return undefined;
  return union(issue.errors);
}

function bound(origin: string, relation: string, limit: number | bigint): string {
  const unit = limit === 1 ? 'one' : String(limit);
  if (origin === 'string') return `It must have ${relation} ${unit} character${limit === 1 ? '' : 's'}.`;
  if (origin === 'array') return `It must have ${relation} ${unit} entr${limit === 1 ? 'y' : 'ies'}.`;
  return `It must be ${relation} ${limit}.`;
}

/** The first fault deeper inside one of the forms, else the forms that there are. */
function union(errors: readonly (readonly SchemaIssue[])[]): string | undefined {
  const deeper = errors.flat().find(({ path }) => path.length > 0);
  if (deeper) return `\`${deeper.path.map(String).join('.')}\`: ${schemaSentence(deeper)}`;
  const forms = errors.map(([first]) =>
    first?.code === 'invalid_type' ? (words[first.expected] ?? first.expected) : undefined,
  );
  if (forms.some((form) => form === undefined)) return undefined;
  return `It must be ${forms.join(' or ')}.`;
}

const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};
