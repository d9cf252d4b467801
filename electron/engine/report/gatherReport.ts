import { LatheError } from '@shared/errors';
import {
  modelDescriptionSchema,
  pipelineDocumentSchema,
  type BlockRun,
  type Curve,
  type RunDetail,
} from '@shared/model';
import { parse } from 'yaml';
import type { ProjectSession } from '../engine';
import type { ReportData, TrainedModel } from './reportData';

type Session = Pick<ProjectSession, 'name' | 'call'>;

/** Reads what the report of a run needs. Throws `run.notFound`. */
export async function gatherReport(session: Session, id: number): Promise<ReportData> {
  const run = await session.call('runs.show', { run: id });
  const catalogue = await session.call('blocks.catalogue', undefined);
  return {
    project: session.name,
    run,
    document: pipelineDocumentSchema.parse(parse(run.document)),
    evaluations: await evaluationsOf(session, run),
    curves: await curvesOf(session, run),
    models: await modelsOf(session, run),
    categories: Object.fromEntries(catalogue.map(({ kind, category }) => [kind, category])),
  };
}

async function evaluationsOf(session: Session, run: RunDetail): Promise<ReportData['evaluations']> {
  const evaluations = [];
  for (const { block, hash } of outputsOf(run, 'metrics')) {
    const evaluation = await orNothing(session.call('previews.evaluation', { artifact: hash }));
    if (evaluation) evaluations.push({ block, evaluation });
  }
  return evaluations;
}

/** A reused block's curves belong to the run that computed it. */
async function curvesOf(session: Session, run: RunDetail): Promise<Curve[]> {
  const curves: Curve[] = [];
  for (const { block, computedBy } of run.blocks) {
    curves.push(...(await session.call('runs.curves', { run: computedBy ?? run.id, block, points: 300 })));
  }
  return curves;
}

async function modelsOf(session: Session, run: RunDetail): Promise<TrainedModel[]> {
  const registered = new Map<string, string>();
  for (const reference of run.models) {
    const at = reference.lastIndexOf('@');
    const version = Number(reference.slice(at + 1));
    const shown = await orNothing(session.call('models.show', { name: reference.slice(0, at), version }));
    if (shown) registered.set(shown.artifact, reference);
  }
  const models: TrainedModel[] = [];
  for (const { block, hash } of outputsOf(run, 'model')) {
    const json = await orNothing(session.call('previews.json', { artifact: hash }));
    if (json === undefined) continue;
    const registeredAs = registered.get(hash);
    const description = modelDescriptionSchema.parse(JSON.parse(json));
    models.push({ block, description, ...(registeredAs === undefined ? {} : { registeredAs }) });
  }
  return models;
}

function outputsOf(run: RunDetail, type: string): { block: string; hash: string }[] {
  return run.blocks.flatMap((block: BlockRun) =>
    Object.values(block.outputs)
      .filter((artifact) => artifact.type === type)
      .map(({ hash }) => ({ block: block.block, hash })),
  );
}

/** An artifact may be gone since; the report then goes without it. */
async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof LatheError && /^(artifact|model|file)\./.test(error.code)) return undefined;
    throw error;
  }
}
