import type { CalendarUnit } from '@shared/model';
import { UsageError } from './usage';

/** `1month`, `6 hours`, `day`. */
export function parseEvery(text: string): { readonly value: number; readonly unit: CalendarUnit } {
  const [, value, unit] = /^(\d{1,4})?\s*(hour|day|week|month|year)s?$/.exec(text.trim()) ?? [];
  if (unit === undefined || Number(value ?? 1) < 1)
    throw new UsageError(
      `--every is a number and a unit, such as 1month, 7days or 6hours; "${text}" is none.`,
    );
  return { value: Number(value ?? 1), unit: unit as CalendarUnit };
}
