import type { ErrorData, ErrorSubject } from '@shared/errors';

/** An error for people: where, what happened, and the cure. */
export function describeError(error: Pick<ErrorData, 'message' | 'cure' | 'about'>): string {
  const known = placeOf(error.about ?? {});
  const place = error.message.includes(error.about?.file ?? '\n') ? '' : known;
  return [`${place ? `${place}: ` : ''}${error.message}`, ...(error.cure ? [`  ${error.cure}`] : [])].join(
    '\n',
  );
}

function placeOf(about: ErrorSubject): string {
  if (about.file) return about.line ? `${about.file}:${about.line}` : about.file;
  const block = about.block ? `block ${about.block}` : '';
  const parameter = about.parameter ? `parameter ${about.parameter}` : '';
  return [block, parameter].filter(Boolean).join(', ');
}
