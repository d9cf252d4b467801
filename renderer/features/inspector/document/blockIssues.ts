import type { Field, Issue } from '@shared/model';

/** The first fault of a parameter, errors before warnings. */
export function parameterIssue(issues: readonly Issue[], parameter: string): Issue | undefined {
  const own = issues.filter((issue) => issue.parameter === parameter);
  return own.find(({ severity }) => severity === 'error') ?? own[0];
}

/** A fault as its own field says it: which parameter and what to correct are plain to see there. */
export function fieldWords(issue: Issue, own: string | undefined): string {
  if (own !== undefined) return own;
  const message = issue.message.replace(/^Parameter `[^`]*` of `[^`]*`: /, '');
  return [message, issue.cure?.startsWith('Correct “') ? undefined : issue.cure].filter(Boolean).join(' ');
}

/** Faults of a block that no visible field of its form shows. */
export function generalIssues(issues: readonly Issue[], fields: readonly Field[]): Issue[] {
  const shown = new Set(fields.map(({ name }) => name));
  return issues.filter(({ parameter }) => parameter === undefined || !shown.has(parameter));
}

export function issuesOf(issues: readonly Issue[], block: string): Issue[] {
  return issues.filter((issue) => issue.block === block);
}
