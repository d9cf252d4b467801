import { formatCount } from '@renderer/ui';
import type { Carriage } from '../document';

/** What an edge of items says beside its line; undefined where it carries one result. */
export function carriageText(carriage: Carriage, total: number | undefined): string | undefined {
  switch (carriage) {
    case 'starts':
      return 'each';
    case 'along':
      return total === undefined ? '×' : `× ${formatCount(total)}`;
    case 'collected':
      return 'all';
    default:
      return undefined;
  }
}
