import { parseSetting } from '@engine/index';
import type { Invocation } from '../invocation';
import { tellRun } from '../tellRun';

export async function run(invocation: Invocation): Promise<number> {
  const [folder = ''] = invocation.arguments;
  return tellRun(folder, invocation, (session) => session.call('runs.start', request(invocation)));
}

function request({ arguments: [, pipeline = ''], text, texts, flag }: Invocation) {
  const from = text('from');
  const to = text('to');
  const only = text('only');
  return {
    pipeline,
    set: Object.fromEntries(texts('set').map(parseSetting)),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(only === undefined ? {} : { only }),
    fresh: flag('fresh'),
  };
}
