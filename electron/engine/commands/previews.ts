import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import { frameProfileSchema, type FrameProfile } from '@shared/model';
import { soundArtifact, writeWholeFile } from '../store';
import { readEvaluation } from './evaluations';
import type { CommandsOf, Handlers, ProjectContext } from './projectContext';

const mostJsonBytes = 1_000_000;

export const previewHandlers: Handlers<CommandsOf<'previews'>> = {
  async 'previews.page'({ artifact, ...page }, { store, pool }) {
    const folder = await soundArtifact(store, artifact);
    return pool.run('frame.page', { folder, ...page }, { interactive: true }).result;
  },
  'previews.profile': ({ artifact }, project) => profile(artifact, project),
  'previews.evaluation': ({ artifact }, { store }) => readEvaluation(store, artifact),
  'previews.json': async ({ artifact }, { store }) => readJson(await soundArtifact(store, artifact)),
};

/** A profile depends on the artifact alone, so it is computed once. */
async function profile(artifact: string, { store, pool, readOnly }: ProjectContext): Promise<FrameProfile> {
  const folder = await soundArtifact(store, artifact);
  const file = join(store.profiles, `${artifact}.json`);
  const kept = existsSync(file)
    ? frameProfileSchema.safeParse(parseOr(readFileSync(file, 'utf8')))
    : undefined;
  if (kept?.success) return kept.data;
  const computed = await pool.run('frame.profile', { folder }, { interactive: true }).result;
  if (readOnly === undefined) writeWholeFile(file, JSON.stringify(computed));
  return computed;
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The artifact's main JSON file: `model.json` of a model, else the first there is. */
function readJson(folder: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const name = names.includes('model.json') ? 'model.json' : names.sort()[0];
  if (name === undefined) {
    throw new LatheError('artifact.damaged', 'This result has no JSON to show.', {
      cure: 'Open it as a table.',
    });
  }
  const file = join(folder, name);
  if (statSync(file).size > mostJsonBytes) {
    throw new LatheError('request.denied', `${name} is larger than 1 MB and is not shown whole.`, {
      about: { file },
    });
  }
  return readFileSync(file, 'utf8');
}
