import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenPipeline } from '@shared/contract';
import { LatheError } from '@shared/errors';
import {
  pipelineDocumentSchema,
  projectDocumentSchema,
  type Issue,
  type PipelineDocument,
  type ProjectDocument,
} from '@shared/model';
import {
  checkProjectDocument,
  documentFaults,
  editYaml,
  readDocument,
  readPipeline,
  type KindCatalogue,
  type ReadPipeline,
} from '../graph';
import type { SecretStore } from '../secrets';
import { writeWholeFile } from '../store';

/** The project's YAML files, read anew each time: a person may edit them at any moment. */
export class PipelineFiles {
  private readonly written = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly catalogue: KindCatalogue,
    private readonly secrets?: SecretStore,
  ) {}

  /** @throws LatheError `project.notFound`, `document.invalid`, `document.newer`. */
  readProject(): ProjectDocument {
    return readDocument(this.projectText(), 'lathe.yaml', projectDocumentSchema).document;
  }

  /** Faults of `lathe.yaml`. */
  projectIssues(): Issue[] {
    const { source, document } = readDocument(this.projectText(), 'lathe.yaml', projectDocumentSchema);
    return checkProjectDocument(source, document, this.catalogue, this.secretNames());
  }

  /** Where `lathe.yaml` departs from its schema. */
  projectFaults(): Issue[] {
    return documentFaults(this.projectText(), 'lathe.yaml', projectDocumentSchema);
  }

  /** Ids, which are file names without `.yaml`, in order. */
  ids(): string[] {
    const folder = join(this.folder, 'pipelines');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  }

  nameOf(id: string): string {
    return `pipelines/${id}.yaml`;
  }

  pathOf(id: string): string {
    if (!/^[\w][\w .-]*$/.test(id)) {
      throw new LatheError('request.invalid', `\`${id}\` is no name of a pipeline.`, {
        about: { pipeline: id },
      });
    }
    return join(this.folder, 'pipelines', `${id}.yaml`);
  }

  text(id: string): string {
    const path = this.pathOf(id);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    throw new LatheError('file.missing', `There is no pipeline \`${id}\`.`, {
      about: { pipeline: id, file: this.nameOf(id) },
      cure: `Pipelines of this project: ${this.ids().join(', ') || 'none'}.`,
    });
  }

  read(id: string): OpenPipeline {
    return this.open(id, this.text(id));
  }

  /** Where a pipeline departs from its schema. */
  faults(id: string): Issue[] {
    return documentFaults(this.text(id), this.nameOf(id), pipelineDocumentSchema);
  }

  check(id: string, text: string): ReadPipeline {
    return readPipeline(text, this.nameOf(id), {
      catalogue: this.catalogue,
      projectFolder: this.folder,
      projectVariables: this.readProject().variables ?? {},
      secrets: this.secretNames(),
    });
  }

  /** The text that saving `document` would give. */
  edited(id: string, document: PipelineDocument): string {
    return editYaml(this.text(id), this.nameOf(id), document);
  }

  write(id: string, text: string): OpenPipeline {
    this.written.set(id, revisionOf(text));
    writeWholeFile(this.pathOf(id), text);
    return this.open(id, text);
  }

  /** Whether a revision is what this host wrote last. */
  isOwn(id: string, revision: string): boolean {
    return this.written.get(id) === revision;
  }

  /** Undefined where they cannot be known; the secrets' own command says why. */
  private secretNames(): ReadonlySet<string> | undefined {
    try {
      return this.secrets && new Set(this.secrets.list().map(({ name }) => name));
    } catch {
      return undefined;
    }
  }

  private open(id: string, text: string): OpenPipeline {
    const { document, issues } = this.check(id, text);
    return { id, document, issues, revision: revisionOf(text) };
  }

  private projectText(): string {
    const path = join(this.folder, 'lathe.yaml');
    if (existsSync(path)) return readFileSync(path, 'utf8');
    throw new LatheError('project.notFound', `${this.folder} is no Lathe project: it has no lathe.yaml.`, {
      about: { file: path },
      cure: 'Make a project there with `lathe new`, or open another folder.',
    });
  }
}

export function revisionOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
