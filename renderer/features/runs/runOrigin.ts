import type { Interval, RunSummary } from '@shared/model';

const triggers: Readonly<Record<RunSummary['trigger'], string>> = {
  manual: 'started by hand',
  schedule: 'by schedule',
  resume: 'resumed',
  cli: 'from the command line',
  pipeline: 'started by another pipeline',
  product: 'to refresh a data product',
  backfill: 'by a backfill',
};

/** What started a run, in words; a run of a backfill names it. */
export function originText({ trigger, backfill }: Pick<RunSummary, 'trigger' | 'backfill'>): string {
  return backfill === undefined ? triggers[trigger] : `by backfill ${backfill}`;
}

/** The time that a run stands for, in UTC: whole days by their date alone. The end is excluded. */
export function intervalText({ start, end }: Interval): string {
  return `${momentText(start)} to ${momentText(end)}`;
}

/** `2026-10-01`, with the time of day where it is not midnight, in UTC. */
export function momentText(time: number): string {
  const [day = '', clock = ''] = new Date(time).toISOString().split('T');
  return clock.startsWith('00:00:00') ? day : `${day} ${clock.slice(0, 5)}`;
}
