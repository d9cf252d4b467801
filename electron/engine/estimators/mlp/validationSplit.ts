import type { Target } from '../../recipes';
import type { Random } from '../random';

export interface TrainingSplit {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/** Holds out a share of the rows at random; for classes, that share of each class. Training keeps a row at least. */
export function splitValidation(target: Target, share: number, random: Random): TrainingSplit {
  const labels = target.task === 'classification' ? target.codes : new Int32Array(target.values.length);
  const order = Uint32Array.from(labels, (_, row) => row);
  random.shuffle(order);
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const quota = new Map(
    [...counts].map(([label, count]) => [label, Math.min(Math.round(share * count), count - 1)]),
  );
  const held = order.filter((row) => {
    const left = quota.get(labels[row]!)!;
    if (left > 0) quota.set(labels[row]!, left - 1);
    return left > 0;
  });
  const isHeld = new Uint8Array(labels.length);
  for (const row of held) isHeld[row] = 1;
  return { training: order.filter((row) => !isHeld[row]), validation: held };
}
