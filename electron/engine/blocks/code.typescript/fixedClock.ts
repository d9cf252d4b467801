/**
 * A `Date` whose clock stands still at `time`, in all else the real one: the project's code gets it, so that the same
 * inputs give the same artifact.
 * @param onRead told each time the clock is read
 */
export function fixedClock(time: number, onRead: () => void): DateConstructor {
  const now = (): number => {
    onRead();
    return time;
  };
  return new Proxy(Date, {
    apply: () => new Date(now()).toString(),
    construct: (target, values: unknown[], newTarget) =>
      Reflect.construct(target, values.length ? values : [now()], newTarget) as Date,
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  });
}
