import type { CheckResult } from '@shared/model';
import { formatCount, type Tone } from '@renderer/ui';

/** A check's result in a word and its tone. */
export function verdictOf({ passed, severity }: Pick<CheckResult, 'passed' | 'severity'>): {
  readonly word: string;
  readonly tone: Tone;
} {
  if (passed) return { word: 'passed', tone: 'good' };
  return severity === 'warning' ? { word: 'warning', tone: 'warning' } : { word: 'failed', tone: 'bad' };
}

/** What does not hold, and for how many rows. */
export function checkWords({ passed, message, failing }: CheckResult): string {
  if (passed) return '';
  const rows = failing === undefined ? '' : `${formatCount(failing)} ${failing === 1 ? 'row' : 'rows'}`;
  if (!message) return rows;
  return rows === '' || message.includes(formatCount(failing ?? 0)) ? message : `${message} (${rows})`;
}

/** Failed checks that left the block succeeded. */
export function failedWarnings(checks: readonly CheckResult[] | undefined): CheckResult[] {
  return (checks ?? []).filter(({ passed, severity }) => !passed && severity === 'warning');
}
