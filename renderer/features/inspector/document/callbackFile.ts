export type Outcome = 'success' | 'failure' | 'cancelled';

/** Where a new callback's code goes. */
export function callbackFile(name: string, outcome: Outcome): string {
  return `callbacks/${name}-${outcome === 'cancelled' ? 'cancel' : outcome}.ts`;
}

/** Code to start from. */
export function callbackCode(outcome: Outcome): string {
  const told =
    outcome === 'failure'
      ? 'log(`${block ?? run.id} failed: ${error?.message}`);'
      : outcome === 'success'
        ? 'log(`${block ?? run.id} succeeded`, metrics);'
        : 'log(`${block ?? run.id} was cancelled`);';
  const names = [
    'block',
    'run',
    ...(outcome === 'failure' ? ['error'] : outcome === 'success' ? ['metrics'] : []),
  ];
  return `import { callback } from 'lathe';

// Runs after a ${outcome === 'cancelled' ? 'cancel' : outcome}. It also receives outcome, outputs and variables.
export default callback(({ ${names.join(', ')}, log }) => {
  ${told}
});
`;
}
