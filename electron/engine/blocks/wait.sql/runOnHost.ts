import type { HostContext, HostOutcome } from '../blockKind';
import { valueDraft } from '../drafts';
import { waitFor } from '../sensor';
import type { WaitSqlParams } from './schema';

const shownLength = 60;

/** Waits until a query gives a row. */
export async function runOnHost(context: HostContext<WaitSqlParams>): Promise<HostOutcome> {
  const { params, scratch, services } = context;
  const query = params.query.trim().replace(/\s+/g, ' ');
  const shown = query.length > shownLength ? `${query.slice(0, shownLength - 1)}…` : query;
  const waited = await waitFor(context, `a row of ${shown}`, async (signal) => {
    const found = await services.firstRow(params.query, signal);
    return found === undefined ? { seen: 'no row' } : { found };
  });
  if ('skip' in waited) return waited;
  return { reason: waited.reason, outputs: { value: valueDraft(scratch, waited.found) } };
}
