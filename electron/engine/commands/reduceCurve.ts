export interface Series {
  readonly steps: number[];
  readonly values: number[];
}

/** At most `most` points of a series: first and last, and the least and greatest value of each stretch between. */
export function reduceCurve({ steps, values }: Series, most: number): Series {
  if (steps.length <= most || most < 4) return { steps, values };
  const kept = new Set([0, steps.length - 1]);
  const stretches = Math.floor((most - 2) / 2);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = Math.floor((stretch * steps.length) / stretches);
    const to = Math.floor(((stretch + 1) * steps.length) / stretches);
    let [least, greatest] = [from, from];
    for (let index = from; index < to; index++) {
      if ((values[index] ?? 0) < (values[least] ?? 0)) least = index;
      if ((values[index] ?? 0) > (values[greatest] ?? 0)) greatest = index;
    }
    kept.add(least).add(greatest);
  }
  const order = [...kept].sort((left, right) => left - right);
  return { steps: order.map((index) => steps[index] ?? 0), values: order.map((index) => values[index] ?? 0) };
}
