/** The median of `times` measurements, each made after the one before has ended. */
export async function median(times, measure) {
  const values = [];
  for (let index = 0; index < times; index += 1) values.push(await measure());
  return values.sort((one, other) => one - other)[Math.floor(times / 2)];
}
