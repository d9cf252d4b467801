import { existsSync, readFileSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { LatheError } from '@shared/errors';
import type { Column, Issue, PipelineSummary } from '@shared/model';
import { edgesInto, outputPort, resolveInside } from '../graph';
import { writeWholeFile } from '../store';
import { emptyPipeline } from './emptyPipeline';
import { revisionOf, type PipelineFiles } from './pipelineFiles';
import { mustOwn, type CommandsOf, type Handlers, type ProjectContext } from './projectContext';

export const pipelineHandlers: Handlers<CommandsOf<'pipelines'> | 'blocks.catalogue'> = {
  'blocks.catalogue': (_, { catalogue }) => catalogue.all.map(({ descriptor }) => descriptor),
  'pipelines.list': (_, { files }) => files.ids().map((id) => summaryOf(files, id)),
  'pipelines.create': ({ name }, project) => {
    mustOwn(project);
    return project.files.write(freeId(project.files, name), emptyPipeline(name));
  },
  'pipelines.remove': ({ pipeline }, project) => {
    mustOwn(project);
    project.files.text(pipeline);
    rmSync(project.files.pathOf(pipeline));
  },
  'pipelines.read': ({ pipeline }, { files }) => files.read(pipeline),
  'pipelines.save': ({ pipeline, document, revision }, project) => {
    mustOwn(project);
    const { files } = project;
    if (revisionOf(files.text(pipeline)) !== revision) {
      throw new LatheError('file.exists', `${files.nameOf(pipeline)} was changed outside of this window.`, {
        about: { pipeline, file: files.nameOf(pipeline) },
        cure: 'Read it again, then make your change anew.',
      });
    }
    return files.write(pipeline, files.edited(pipeline, document));
  },
  'pipelines.validate': ({ pipeline, document }, { files }) =>
    files.check(pipeline, files.edited(pipeline, document)).issues,
  'pipelines.inputColumns': ({ pipeline, block }, project) => inputColumns(pipeline, block, project),
  'pipelines.projectVariables': (_, { files }) => files.readProject().variables ?? {},
  'pipelines.readCode': ({ file }, { folder }) => {
    const path = codePath(folder, file);
    if (existsSync(path)) return { text: readFileSync(path, 'utf8') };
    throw new LatheError('file.missing', `The code file ${file} does not exist.`, { about: { file } });
  },
  'pipelines.writeCode': ({ file, text, before }, project) => {
    mustOwn(project);
    const path = codePath(project.folder, file);
    if (before !== undefined && existsSync(path) && readFileSync(path, 'utf8') !== before) {
      throw new LatheError('file.exists', `${file} was changed outside of this window.`, {
        about: { file },
        cure: 'Copy your edit, open the block again to read the file anew, then make your change there.',
      });
    }
    writeWholeFile(path, text);
  },
};

function summaryOf(files: PipelineFiles, id: string): PipelineSummary {
  try {
    const { document, issues } = files.read(id);
    return { id, name: document.name, blocks: document.blocks.length, faults: issues.filter(isError).length };
  } catch {
    return { id, name: id, blocks: 0, faults: 1 };
  }
}

function isError({ severity }: Issue): boolean {
  return severity === 'error';
}

function freeId(files: PipelineFiles, name: string): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'pipeline';
  const taken = new Set(files.ids());
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function inputColumns(
  pipeline: string,
  id: string,
  { files, store, catalogue }: ProjectContext,
): Record<string, Column[]> {
  const { document } = files.read(pipeline);
  const block = document.blocks.find((candidate) => candidate.id === id);
  const columns: Record<string, Column[]> = {};
  for (const edge of block ? edgesInto(block) : []) {
    const upstream = store.blockRuns.newestFinished(pipeline, edge.from);
    const descriptor = upstream && catalogue.find(upstream.kind)?.descriptor;
    const port = edge.fromPort ?? (descriptor && outputPort(descriptor, undefined)?.name) ?? '';
    const found = upstream?.outputs[port]?.columns;
    if (found) columns[edge.toPort] = found;
  }
  return columns;
}

/** Only code may be read and written by name, and only below the project. */
function codePath(folder: string, file: string): string {
  if (!['.ts', '.sql'].includes(extname(file))) {
    throw new LatheError('request.denied', `${file} is no code file: its name must end in .ts or .sql.`, {
      about: { file },
    });
  }
  return resolveInside(folder, file);
}
