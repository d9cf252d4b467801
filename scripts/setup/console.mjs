/** Set-up talks on stderr, so that a command's own output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

export function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Says every ten seconds that `what` still runs; returns the function that ends it. */
export function keepSaying(what) {
  const started = Date.now();
  const timer = setInterval(
    () => say(`    … ${what}, ${Math.round((Date.now() - started) / 1000)} s`),
    10_000,
  );
  timer.unref();
  return () => clearInterval(timer);
}
