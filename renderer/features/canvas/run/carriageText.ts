import { formatCount } from '@renderer/ui';
import type { Carriage } from '../document';

/** What an edge of items says beside its line; undefined where it carries one result. */
export function carriageText(carriage: Carriage, total: number | undefined): string | undefined {
  const count = total === undefined ? '' : formatCount(total);
  switch (carriage) {
    case 'starts':
      return count ? `each of ${count}` : 'each';
    case 'along':
      return count ? `${count} ×` : 'item by item';
    case 'collected':
      return count ? `all ${count}` : 'all';
    default:
      return undefined;
  }
}

export const carriageWords: Readonly<Record<Exclude<Carriage, 'one'>, string>> = {
  starts: 'Each item of this list starts a run of the block',
  along: 'One result an item goes along here',
  collected: 'The results of all items arrive at once',
};
