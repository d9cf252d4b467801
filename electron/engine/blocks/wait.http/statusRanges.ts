export type StatusRange = readonly [least: number, most: number];

/** `200-299, 404` as ranges; undefined when it is none. */
export function statusRanges(text: string): StatusRange[] | undefined {
  const ranges: StatusRange[] = [];
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const [, least, most] = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(part) ?? [];
    if (least === undefined || Number(most ?? least) < Number(least)) return undefined;
    ranges.push([Number(least), Number(most ?? least)]);
  }
  return ranges.length > 0 ? ranges : undefined;
}
