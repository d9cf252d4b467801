import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LatheError } from '@shared/errors';
import {
  modelDescriptionSchema,
  type ExportProof,
  type ModelVersion,
  type ModelVersionDetail,
} from '@shared/model';
import { artifactFolder, soundArtifact, type VersionRecord } from '../store';
import { readEvaluation } from './evaluations';
import { mustOwn, type CommandsOf, type Handlers, type ProjectContext } from './projectContext';

interface Reference {
  readonly name: string;
  readonly version: number;
}

export const modelHandlers: Handlers<CommandsOf<'models'>> = {
  'models.list': (_, { store }) => store.models.list(),
  'models.show': (reference, project) => showModel(reference, project),
  'models.promote': ({ alias, ...reference }, project) => {
    if (!/^[A-Za-z][\w-]*$/.test(alias)) {
      throw new LatheError('request.invalid', `\`${alias}\` is no alias.`, {
        cure: 'Letters, digits, _ and -, starting with a letter.',
      });
    }
    return change(reference, project, ({ name, version }) =>
      project.store.models.promote(name, version, alias),
    );
  },
  'models.demote': ({ alias, ...reference }, project) =>
    change(reference, project, ({ name, version }) => project.store.models.demote(name, version, alias)),
  'models.note': ({ note, ...reference }, project) =>
    change(reference, project, ({ name, version }) => project.store.models.note(name, version, note)),
  'models.export': (input, project) => exportModel(input, project),
};

/** The version that `name`, `name@3` or `name@champion` means. */
export function resolveModel(text: string, { store }: ProjectContext): Reference {
  const at = text.lastIndexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const reference = at < 0 ? undefined : text.slice(at + 1);
  if (reference !== undefined && /^\d+$/.test(reference)) {
    return mustFindModel({ name, version: Number(reference) }, store.models.find(name, Number(reference)))
      .version;
  }
  const version =
    reference === undefined ? store.models.newest(name)?.version : store.models.byAlias(name, reference);
  if (version !== undefined) return { name, version };
  const names = store.models.list().map((model) => model.name);
  throw new LatheError('model.notFound', `There is no model \`${text}\`.`, {
    about: { model: text },
    cure: names.length ? `Models here: ${names.join(', ')}.` : 'Run a pipeline that registers one.',
  });
}

/** Folder of a model's files, which are what they were when it was registered. */
export function modelFolder({ name, version }: Reference, { store }: ProjectContext): Promise<string> {
  return soundArtifact(
    store,
    mustFindModel({ name, version }, store.models.find(name, version)).version.artifact,
  );
}

function mustFindModel({ name, version }: Reference, record: VersionRecord | undefined): VersionRecord {
  if (record) return record;
  throw new LatheError('model.notFound', `There is no model ${name}@${version}.`, {
    about: { model: `${name}@${version}` },
    cure: '`lathe models` lists those there are.',
  });
}

async function showModel(reference: Reference, project: ProjectContext): Promise<ModelVersionDetail> {
  const { store } = project;
  const record = mustFindModel(reference, store.models.find(reference.name, reference.version));
  const folder = await modelFolder(reference, project);
  const read = (name: string): string | undefined =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  const { evaluation } = record;
  const isThere = evaluation !== undefined && existsSync(artifactFolder(store.artifacts, evaluation));
  return {
    ...record.version,
    description: modelDescriptionSchema.parse(JSON.parse(read('model.json') ?? '{}')),
    card: read('card.md') ?? '',
    example: JSON.parse(read('example.json') ?? '[]') as ModelVersionDetail['example'],
    ...(isThere ? { evaluation: readEvaluation(store, evaluation) } : {}),
    lineage: record.lineage,
    exports: record.exports,
  };
}

function change(
  reference: Reference,
  project: ProjectContext,
  work: (reference: Reference) => void,
): ModelVersion {
  mustOwn(project);
  const { models, database } = project.store;
  mustFindModel(reference, models.find(reference.name, reference.version));
  database.transaction(() => work(reference));
  project.emit({ name: 'models.changed', payload: { name: reference.name } });
  return mustFindModel(reference, models.find(reference.name, reference.version)).version;
}

async function exportModel(
  input: Reference & { readonly format: 'tfjs'; readonly out: string },
  project: ProjectContext,
): Promise<ExportProof> {
  const { name, version, format, out } = input;
  const folder = await modelFolder(input, project);
  const proof = await project.pool.run(
    'model.export',
    { modelFolder: folder, format, out },
    { interactive: true },
  ).result;
  if (project.readOnly === undefined) {
    const made = {
      format,
      folder: proof.folder,
      createdAt: Date.now(),
      deviation: proof.deviation,
      rows: proof.rows,
    };
    project.store.models.addExport(name, version, made);
    project.emit({ name: 'models.changed', payload: { name } });
  }
  return proof;
}
