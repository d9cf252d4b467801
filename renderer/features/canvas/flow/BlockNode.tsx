import { Handle, Position, useUpdateNodeInternals, type NodeProps } from '@xyflow/react';
import { memo, useEffect, useRef } from 'react';
import type { Port } from '@shared/model';
import { BlockBadge, blockTitle } from '@renderer/ui';
import { edgesOf, inputPorts, outputPorts } from '../document';
import { issuesOf } from '../selectors';
import { useCanvas, useRuns } from '../stores';
import { BlockMarks } from './BlockMarks';
import { BlockStatus } from './BlockStatus';
import type { BlockFlowNode } from './graphElements';
import styles from './BlockNode.module.css';

/** A block on the canvas: what it is, its ports, and how its newest run stands. Its size never changes. */
export const BlockNode = memo(function BlockNode({ id, selected, data }: NodeProps<BlockFlowNode>) {
  const document = useCanvas((state) => state.document);
  const catalogue = useCanvas((state) => state.catalogue);
  const issues = useCanvas((state) => state.issues);
  const run = useRuns((state) => state.blocks[id]);
  const block = document?.blocks.find((candidate) => candidate.id === id);
  const descriptor = block && catalogue.get(block.kind);
  const inputs = block ? inputPorts(block, descriptor) : [];
  const outputs = document && block ? outputPorts(block, descriptor, edgesOf(document), run) : [];
  usePortsKnown(id, inputs, outputs);
  if (!block) return null;
  const fault = issuesOf(issues, id).find(({ severity }) => severity === 'error');
  const problem = run?.state === 'failed' && !run.items ? (run.error?.message ?? run.reason) : fault?.message;
  return (
    <div
      className={styles.node}
      data-selected={selected}
      data-state={run?.state ?? 'none'}
      data-fault={fault !== undefined}
      data-problem={problem !== undefined && run?.state !== 'running'}
      data-disabled={block.disabled === true}
      data-many={data.many || run?.items !== undefined}
      title={run?.state === 'skipped' ? run.reason : undefined}
    >
      <Ports ports={inputs} type="target" block={block.inputs ?? {}} />
      <div className={styles.head}>
        <BlockBadge icon={descriptor?.icon ?? 'box'} category={descriptor?.category ?? 'control'} />
        <div className={styles.words}>
          <span className={styles.title} title={id}>
            {blockTitle(block)}
          </span>
          <span className={styles.kind}>
            {block.disabled ? 'switched off' : (descriptor?.title ?? block.kind)}
          </span>
        </div>
        <BlockMarks block={block} run={run} />
      </div>
      <BlockStatus id={id} problem={problem} />
      <Ports ports={outputs} type="source" block={{}} />
    </div>
  );
});

/** Edges find their ends only when the canvas is told that the ports are others. */
function usePortsKnown(id: string, inputs: readonly Port[], outputs: readonly Port[]): void {
  const update = useUpdateNodeInternals();
  const names = [...inputs, ...outputs].map(({ name }) => name).join(' ');
  const known = useRef(names);
  useEffect(() => {
    if (known.current === names) return;
    known.current = names;
    update(id);
  }, [id, names, update]);
}

interface PortsProps {
  readonly ports: readonly Port[];
  readonly type: 'source' | 'target';
  /** What is connected, by port. */
  readonly block: Readonly<Record<string, string>>;
}

function Ports({ ports, type, block }: PortsProps) {
  return (
    <>
      {ports.map((port, index) => (
        <Handle
          key={port.name}
          id={port.name}
          type={type}
          position={type === 'target' ? Position.Left : Position.Right}
          className={styles.port ?? ''}
          style={{ top: `${((index + 1) * 100) / (ports.length + 1)}%` }}
          data-type={port.type}
          data-empty={type === 'target' && !port.optional && block[port.name] === undefined}
          title={`${port.title} · ${port.type}${port.optional ? ', optional' : ''}${port.help ? `\n${port.help}` : ''}`}
        />
      ))}
    </>
  );
}
