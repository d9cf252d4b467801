import { LatheError } from '@shared/errors';
import type { RunDetail } from '@shared/model';
import { asTheyAre, blocksAsTheyAre } from './deadHost';
import { compareRuns } from './compareRuns';
import { mustOwn, type CommandsOf, type Handlers, type ProjectContext } from './projectContext';
import { curvesOf, mustFind } from './runRecords';
import { resumeRun, startRun } from './startRun';

export const runHandlers: Handlers<CommandsOf<'runs'>> = {
  'runs.start': startRun,
  'runs.cancel': ({ run }, { scheduler }) => scheduler.cancel(run),
  'runs.stopEarly': ({ run, block }, { scheduler }) => scheduler.stopEarly(run, block),
  'runs.resume': ({ run }, project) => resumeRun(run, project),
  'runs.list': (filter, project) => asTheyAre(project.store.runs.list(filter), project),
  'runs.show': ({ run }, project) => showRun(run, project),
  'runs.items': ({ run, block, ...filter }, project) => {
    const { store } = project;
    const { summary } = mustFind(run, store.runs.find(run));
    const [seen = summary] = asTheyAre([summary], project);
    const { items, matching } = store.itemRuns.page(run, block, filter);
    return { items: seen.state === 'interrupted' ? blocksAsTheyAre(items) : items, matching };
  },
  'runs.attempts': ({ run, block, item }, { store }) => {
    mustFind(run, store.runs.find(run));
    return store.attempts.ofRun(run, block, item);
  },
  'runs.latestBlocks': ({ pipeline }, { store }) => store.blockRuns.latest(pipeline),
  'runs.log': ({ run, ...filter }, { store }) => {
    mustFind(run, store.runs.find(run));
    return store.streams.lines(run, filter);
  },
  'runs.curves': ({ run, block, item, points }, project) => curvesOf(run, block, item, points, project),
  'runs.compare': ({ runs }, project) => compareRuns(runs, project),
  'runs.remove': ({ runs }, project) => {
    mustOwn(project);
    const active = runs.find((run) => project.scheduler.isActive(run));
    if (active !== undefined) {
      throw new LatheError('request.invalid', `Run ${active} has not ended.`, { cure: 'Cancel it first.' });
    }
    project.store.runs.remove(runs);
  },
};

function showRun(run: number, project: ProjectContext): RunDetail {
  const { store } = project;
  const { summary, variables, document } = mustFind(run, store.runs.find(run));
  const [seen = summary] = asTheyAre([summary], project);
  const blocks = store.blockRuns.ofRun(run);
  return {
    ...seen,
    blocks: seen.state === 'interrupted' ? blocksAsTheyAre(blocks) : blocks,
    variables,
    document,
  };
}
