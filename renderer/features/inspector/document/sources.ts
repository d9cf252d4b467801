import { blockTitle } from '@renderer/ui';
import type { BlockDescriptor, BlockDocument, Column, PipelineDocument, Port } from '@shared/model';

export interface InputConnection {
  readonly port: string;
  readonly title: string;
  readonly help?: string | undefined;
  readonly type: Port['type'];
  readonly optional: boolean;
  /** Undefined while nothing is connected. */
  readonly from?: { readonly block: string; readonly port?: string; readonly title: string };
  /** Undefined until the block above has run. */
  readonly columns?: readonly Column[] | undefined;
}

/** Every input of a block, connected or not, in the order of its kind. */
export function inputConnections(
  block: BlockDocument,
  descriptor: BlockDescriptor,
  document: PipelineDocument,
  columns: Readonly<Record<string, readonly Column[]>>,
): InputConnection[] {
  const written = block.inputs ?? {};
  const declared = new Set(descriptor.inputs.map(({ name }) => name));
  const open = Object.keys(written)
    .filter((name) => !declared.has(name))
    .map((name): Port => ({ name, title: name, type: descriptor.openInputs ?? 'value', optional: false }));
  return [...descriptor.inputs, ...open].map(({ name, title, help, type, optional }) => {
    const source = written[name];
    return {
      port: name,
      title,
      help,
      type,
      optional,
      ...(source === undefined ? {} : { from: sourceOf(source, document) }),
      columns: columns[name],
    };
  });
}

function sourceOf(source: string, document: PipelineDocument): NonNullable<InputConnection['from']> {
  const [id = source, port] = source.split('.');
  const block = document.blocks.find((candidate) => candidate.id === id);
  return { block: id, ...(port === undefined ? {} : { port }), title: block ? blockTitle(block) : id };
}
