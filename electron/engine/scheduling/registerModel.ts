import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import {
  modelDescriptionSchema,
  type BlockRun,
  type ModelVersionDetail,
  type PipelineDocument,
} from '@shared/model';
import type { RegisterModelEffect } from '../blocks/blockKind';
import { topologicalOrder, withAncestors, type KindCatalogue } from '../graph';
import { presentArtifact, type ProjectStore } from '../store';

export interface Registration {
  readonly reference: string;
  readonly isNew: boolean;
}

interface Origin {
  readonly run: number;
  readonly block: string;
  readonly pipeline: string;
  readonly document: PipelineDocument;
  readonly blocks: readonly BlockRun[];
}

/** Adds a version, unless the newest one of that name is the same model. Belongs in the caller's transaction. */
export function registerModel(
  store: ProjectStore,
  catalogue: KindCatalogue,
  effect: RegisterModelEffect,
  origin: Origin,
): Registration {
  const newest = store.models.newest(effect.name);
  if (newest?.artifact === effect.model)
    return { reference: `${effect.name}@${newest.version}`, isNew: false };
  const { family, task } = readDescription(store, effect.model);
  const version = store.models.add({
    name: effect.name,
    createdAt: Date.now(),
    run: origin.run,
    block: origin.block,
    pipeline: origin.pipeline,
    family,
    task,
    artifact: effect.model,
    evaluation: effect.evaluation,
    metrics: effect.metrics,
    note: effect.note ?? '',
    lineage: lineageOf(origin, catalogue),
  });
  return { reference: `${effect.name}@${version}`, isNew: true };
}

function readDescription(
  store: ProjectStore,
  hash: string,
): { family: string; task: 'classification' | 'regression' } {
  const file = join(presentArtifact(store.artifacts, hash), 'model.json');
  const described = modelDescriptionSchema
    .pick({ family: true, task: true })
    .safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (described.success) return described.data;
  throw new LatheError('artifact.damaged', 'The model folder has no readable description.', {
    about: { file },
    cure: 'Run the training block anew.',
  });
}

/** The blocks that the registration rests on, from the file to the model. */
function lineageOf(origin: Origin, catalogue: KindCatalogue): ModelVersionDetail['lineage'] {
  const needed = withAncestors(origin.document.blocks, [origin.block]);
  needed.delete(origin.block);
  const runs = new Map(origin.blocks.map((block) => [block.block, block]));
  return topologicalOrder(origin.document.blocks)
    .filter((id) => needed.has(id))
    .flatMap((id) => {
      const block = runs.get(id);
      if (!block) return [];
      const output = Object.values(block.outputs)[0];
      const rows = output?.rows === undefined ? undefined : `${output.rows} rows`;
      return [
        {
          block: id,
          kind: block.kind,
          title: block.title ?? catalogue.find(block.kind)?.descriptor.title ?? block.kind,
          detail: [rows, output?.caption].filter(Boolean).join(', '),
          ...(output === undefined ? {} : { hash: output.hash }),
        },
      ];
    });
}
