import type { HostContext, HostOutcome } from '../blockKind';
import { whyTooOld, type Freshness } from './freshness';
import type { ProductParams } from './schema';

/** Takes a product as fresh as asked for; it leaves by the port of its type. */
export async function runOnHost(context: HostContext<ProductParams>): Promise<HostOutcome> {
  const { params, services, signal, waits } = context;
  const { project, pipeline, block, port } = params;
  const freshness = freshnessOf(params);
  const answer = await services.product(
    {
      asking: context,
      pipeline,
      block,
      ...(project === undefined ? {} : { project }),
      ...(port === undefined ? {} : { port }),
      neverMake: freshness.rule === 'never',
      waits,
      whyOutdated({ finishedAt, whatChanged }) {
        if (freshness.rule === 'always') return Promise.resolve('asked for anew each time');
        if (freshness.rule === 'inputsChanged') return whatChanged();
        return Promise.resolve(whyTooOld(freshness, finishedAt, Date.now()));
      },
    },
    signal,
  );
  const { artifact, sourceRun, refreshed } = answer;
  const from = project === undefined ? `run ${sourceRun}` : `run ${sourceRun} of ${project}`;
  return {
    stored: { [artifact.type]: artifact },
    reason: refreshed === undefined ? `fresh, from ${from}` : `made anew by ${from}: ${refreshed}`,
  };
}

function freshnessOf({ freshness, age, unit, times, zone }: ProductParams): Freshness {
  if (freshness === 'olderThan') return { rule: freshness, age, unit, zone };
  if (freshness === 'at') return { rule: freshness, times: times ?? [], zone };
  return { rule: freshness };
}
