import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipelineDocumentSchema, type BlockDocument, type Issue, type PipelineDocument } from '@shared/model';
import type { z } from 'zod';
import type { PipelineUse } from '../../blocks/blockKind';
import { edgesInto, outputPort } from '../edges';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';
import { readDocument } from '../readDocument';

/** What blocks name of other pipelines: that it exists, that it fits, and that no pipelines run each other in a circle. */
export function checkOtherPipelines(pipeline: CheckedPipeline): Issue[] {
  return pipeline.blocks.flatMap((block, index) => {
    const use = useOf(pipeline, block);
    return use ? new UseCheck(pipeline, block, index, use).issues() : [];
  });
}

/** Undefined for a block that names none, or whose names are only known when it runs. */
function useOf({ catalogue }: CheckedPipeline, { kind, params }: BlockDocument): PipelineUse | undefined {
  const use = catalogue.find(kind)?.usesPipeline?.(params ?? {});
  const names = [use?.pipeline, use?.project, use?.block, use?.port];
  return names.some((name) => name?.includes('${')) ? undefined : use;
}

class UseCheck {
  private readonly folder: string;

  constructor(
    private readonly checked: CheckedPipeline,
    private readonly block: BlockDocument,
    private readonly index: number,
    private readonly use: PipelineUse,
  ) {
    this.folder =
      use.project === undefined ? checked.projectFolder : resolve(checked.projectFolder, use.project);
  }

  issues(): Issue[] {
    const { project, pipeline, how } = this.use;
    if (project !== undefined && !existsSync(join(this.folder, 'lathe.yaml'))) {
      return this.problem(
        'project',
        `${project} is no Lathe project: it has no lathe.yaml.`,
        'Name its folder.',
      );
    }
    const document = readPipelineFile(this.folder, pipeline);
    if (document === undefined) {
      const ids = pipelineIds(this.folder);
      return this.problem(
        'pipeline',
        `There is no pipeline \`${pipeline}\`.`,
        suggestion(pipeline, ids, `Pipelines: ${ids.join(', ') || 'none'}.`),
      );
    }
    // A file that cannot be read has faults of its own.
    if (document === null) return [];
    if (how === 'waits') return this.ownPipeline();
    return how === 'runs' ? [...this.circle(), ...this.variables(document)] : this.output(document);
  }

  private ownPipeline(): Issue[] {
    if (idOf(this.checked) !== this.use.pipeline) return [];
    return this.problem('pipeline', 'A pipeline cannot wait for itself.', 'Name another one.');
  }

  private circle(): Issue[] {
    const own = idOf(this.checked);
    const path = pathBetween(this.use.pipeline, own, this.checked, new Set());
    if (!path) return [];
    const names = [own, ...path].join(' → ');
    return [
      fault(
        this.checked.source,
        'pipeline.cycle',
        `The pipelines run each other in a circle: ${names}.`,
        'Let one of them no longer run the next.',
        { ...this.place('pipeline'), severity: 'error' },
      ),
    ];
  }

  private variables({ variables }: PipelineDocument): Issue[] {
    const known = [...Object.keys(variables ?? {}), ...Object.keys(this.checked.projectVariables)];
    return Object.keys(this.use.variables ?? {})
      .filter((name) => !known.includes(name) && !name.includes('.'))
      .flatMap((name) =>
        this.problem(
          'variables',
          `\`${this.use.pipeline}\` has no variable \`${name}\`.`,
          suggestion(name, known, `Its variables: ${known.join(', ') || 'none'}.`),
        ),
      );
  }

  /** The output that is used exists, and those who take it expect its type. */
  private output(document: PipelineDocument): Issue[] {
    const { pipeline, block: wanted = '', port } = this.use;
    const source = document.blocks.find(({ id }) => id === wanted);
    if (!source) {
      const ids = document.blocks.map(({ id }) => id);
      return this.problem(
        'block',
        `\`${pipeline}\` has no block \`${wanted}\`.`,
        suggestion(wanted, ids, `Its blocks: ${ids.join(', ') || 'none'}.`),
      );
    }
    const descriptor = this.checked.catalogue.find(source.kind)?.descriptor;
    if (!descriptor) return [];
    const output = outputPort(descriptor, port);
    if (!output) {
      const names = descriptor.outputs.map(({ name }) => name);
      const cure = names.length ? `Its outputs: ${names.join(', ')}.` : 'Choose another block.';
      return this.problem(
        port === undefined ? 'block' : 'port',
        `\`${wanted}\` of \`${pipeline}\` has no output${port === undefined ? '' : ` \`${port}\``}.`,
        suggestion(port ?? '', names, cure),
      );
    }
    // What code gives, and whether a block's items are collected, is only known when it ran.
    const isKnown = descriptor.code !== 'typescript' && source.kind !== this.block.kind;
    return isKnown && !document.blocks.some(({ map }) => map !== undefined) ? this.takers(output.type) : [];
  }

  private takers(type: string): Issue[] {
    const { blocks, source } = this.checked;
    return blocks.flatMap((taker, index) =>
      edgesInto(taker)
        .filter(({ from, fromPort }) => from === this.block.id && (fromPort ?? 'frame') !== type)
        .map(({ toPort, fromPort }) =>
          fault(
            source,
            'pipeline.badEdge',
            `The product \`${this.block.id}\` is a ${type}, and \`${taker.id}\` takes its ${fromPort ?? 'frame'}.`,
            `Write \`${toPort}: ${this.block.id}.${type}\`, or use another product.`,
            { path: ['blocks', index, 'inputs', toPort], block: taker.id, port: toPort },
          ),
        ),
    );
  }

  private problem(parameter: string, message: string, cure: string): Issue[] {
    return [fault(this.checked.source, 'parameter.invalid', message, cure, this.place(parameter))];
  }

  private place(parameter: string) {
    return { path: ['blocks', this.index, 'params', parameter], block: this.block.id, parameter };
  }
}

/** The pipelines from one to another along `runs`, both included; undefined when there is no way. */
function pathBetween(
  from: string,
  to: string,
  checked: CheckedPipeline,
  seen: Set<string>,
): readonly string[] | undefined {
  if (from === to) return [to];
  if (seen.has(from)) return undefined;
  seen.add(from);
  for (const block of readPipelineFile(checked.projectFolder, from)?.blocks ?? []) {
    const use = useOf(checked, block);
    if (use?.how !== 'runs') continue;
    const rest = pathBetween(use.pipeline, to, checked, seen);
    if (rest) return [from, ...rest];
  }
  return undefined;
}

function idOf({ source }: CheckedPipeline): string {
  return source.file.replace(/^pipelines\//, '').replace(/\.yaml$/, '');
}

function pipelineIds(folder: string): string[] {
  const pipelines = join(folder, 'pipelines');
  if (!existsSync(pipelines)) return [];
  return readdirSync(pipelines)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

/** Undefined when there is no such file, null when it is no pipeline. */
function readPipelineFile(folder: string, id: string): PipelineDocument | null | undefined {
  return pipelineIds(folder).includes(id)
    ? readOrNull(join(folder, 'pipelines', `${id}.yaml`), pipelineDocumentSchema)
    : undefined;
}

function readOrNull<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return readDocument(readFileSync(path, 'utf8'), path, schema).document;
  } catch {
    return null;
  }
}
