import { useEffect, useRef, useState } from 'react';

const period = 500;

/** Milliseconds until the next moment of the clock that is `turn` (0 to 1) into a period. */
export function untilTurn(now: number, turn: number): number {
  const passed = (((now - turn * period) % period) + period) % period;
  return period - passed;
}

/** A value that changes often, taken over at its turn twice a second; the last one always arrives. */
export function useTurn<T>(value: T, turn: number): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
    if (Object.is(shown, value)) return undefined;
    const timer = setTimeout(() => setShown(() => latest.current), untilTurn(Date.now(), turn));
    return () => clearTimeout(timer);
  }, [value, shown, turn]);
  return shown;
}
