import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  type Connection as FlowConnection,
  type FinalConnectionState,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type DragEvent,
  type MouseEvent,
} from 'react';
import { notifyError } from '@renderer/ui';
import { LatheError } from '@shared/errors';
import {
  connect,
  disconnect,
  itemsOf,
  moveBlocks,
  whyNotConnect,
  type Connection,
  type Position,
} from '../document';
import { kindMimeType } from '../palette/BlockPalette';
import { useCanvas, useRuns } from '../stores';
import { BlockNode } from './BlockNode';
import { flowEdgesOf, nodesOf, portsOfRuns, type BlockFlowNode } from './graphElements';
import { RowEdge } from './RowEdge';
import { CanvasControls } from './CanvasControls';
import { ContextMenu, type MenuPlace } from './ContextMenu';
import { Inserter, type InsertPlace } from './Inserter';
import { danglingEnd } from './danglingEnd';
import { useCanvasKeys } from './useCanvasKeys';
import { useClipboard } from './useClipboard';
import { useDetail } from './useDetail';
import { useFittedView } from './useFittedView';
import { useFlowCommands } from './useFlowCommands';
import { insertKind } from './insertKind';
import styles from './FlowCanvas.module.css';

const nodeTypes = { block: BlockNode };
const edgeTypes = { rows: RowEdge };
/** Above this many blocks only those in view are drawn. */
const manyBlocks = 300;

function fromFlow({ source, sourceHandle, target, targetHandle }: FlowConnection): Connection {
  return { from: source, fromPort: sourceHandle ?? '', to: target, toPort: targetHandle ?? '' };
}

function Flow() {
  const document = useCanvas((state) => state.document);
  const catalogue = useCanvas((state) => state.catalogue);
  const selection = useCanvas((state) => state.selection);
  const pipeline = useCanvas((state) => state.pipeline);
  const { edit, select } = useCanvas.getState();
  const flow = useReactFlow();
  const wrapper = useRef<HTMLDivElement>(null);
  const [nodes, setNodes] = useState<BlockFlowNode[]>([]);
  const [menu, setMenu] = useState<MenuPlace | null>(null);
  const [detail, leastText] = useDetail();
  const [insert, setInsert] = useState<InsertPlace | null>(null);

  const items = useMemo(() => (document ? itemsOf(document, catalogue) : undefined), [document, catalogue]);
  useEffect(() => {
    setNodes((before) => (document && items ? nodesOf(document, items, selection, before) : []));
  }, [document, items, selection]);
  const ports = useRuns((state) => portsOfRuns(state.blocks));
  const edges = useMemo(
    () => (document && items ? flowEdgesOf(document, catalogue, items, useRuns.getState().blocks) : []),
    // Edges start at other ports once code has told what it gives.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [document, catalogue, items, ports],
  );
  const onMoveStart = useFittedView(wrapper, pipeline);

  const openInserter = useCallback((clientX?: number, clientY?: number) => {
    const box = wrapper.current?.getBoundingClientRect();
    if (!box) return;
    const x = clientX ?? box.left + box.width / 2 - 160;
    const y = clientY ?? box.top + 60;
    setInsert({ clientX: x, clientY: y, dangling: null });
  }, []);
  useFlowCommands(openInserter);
  useCanvasKeys(wrapper);
  useClipboard();

  const onNodesChange = (changes: NodeChange<BlockFlowNode>[]): void => {
    setNodes((before) => applyNodeChanges(changes, before));
    const selected = new Set(useCanvas.getState().selection);
    let changed = false;
    for (const change of changes) {
      if (change.type !== 'select') continue;
      changed = true;
      if (change.selected) selected.add(change.id);
      else selected.delete(change.id);
    }
    if (changed) select([...selected]);
  };
  const onDragStop = (_event: unknown, _node: unknown, moved: BlockFlowNode[]): void => {
    const positions = Object.fromEntries(
      moved.map(({ id, position }) => [id, [position.x, position.y] as Position]),
    );
    edit((current) => moveBlocks(current, positions));
  };
  const onConnectEnd = (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState): void => {
    const current = useCanvas.getState().document;
    if (state.isValid || !current || !state.fromNode) return;
    const end = danglingEnd(current, catalogue, useRuns.getState().blocks, state);
    if (!end) return;
    if (state.toHandle && state.toNode) {
      const ends = [
        { block: end.block, port: end.port },
        { block: state.toNode.id, port: state.toHandle.id ?? '' },
      ];
      const [from, to] = end.end === 'source' ? ends : ends.reverse();
      if (!from || !to || state.toHandle.type === (end.end === 'source' ? 'source' : 'target')) return;
      const why = whyNotConnect(
        current,
        catalogue,
        { from: from.block, fromPort: from.port, to: to.block, toPort: to.port },
        useRuns.getState().blocks,
      );
      if (why !== undefined) notifyError(new LatheError('pipeline.badEdge', why));
      return;
    }
    if (!(event instanceof globalThis.MouseEvent)) return;
    setInsert({ clientX: event.clientX, clientY: event.clientY, dangling: end });
  };
  const onDrop = (event: DragEvent): void => {
    const kind = catalogue.get(event.dataTransfer.getData(kindMimeType));
    if (!kind) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    insertKind(kind, [x - 88, y - 30]);
  };
  const openMenu = (event: MouseEvent | globalThis.MouseEvent, block: string | null): void => {
    event.preventDefault();
    if (block !== null && !useCanvas.getState().selection.includes(block)) select([block]);
    setMenu({ x: event.clientX, y: event.clientY, block });
  };

  return (
    <div
      ref={wrapper}
      className={styles.canvas}
      data-detail={detail}
      style={{ '--least': `${leastText}px` } as CSSProperties}
      onDoubleClick={(event) => {
        if ((event.target as HTMLElement).classList.contains('react-flow__pane')) {
          openInserter(event.clientX, event.clientY);
        }
      }}
    >
      <ReactFlow<BlockFlowNode>
        nodes={nodes}
        edges={edges}
        onMoveStart={onMoveStart}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={onDragStop}
        onSelectionDragStop={(event, moved) => onDragStop(event, null, moved)}
        onConnect={(connection) =>
          edit((current) => connect(current, catalogue, fromFlow(connection), useRuns.getState().blocks))
        }
        onConnectEnd={onConnectEnd}
        isValidConnection={(connection) =>
          document !== null &&
          whyNotConnect(
            document,
            catalogue,
            fromFlow(connection as FlowConnection),
            useRuns.getState().blocks,
          ) === undefined
        }
        onEdgesDelete={(deleted) =>
          edit((current) =>
            deleted.reduce((rest, edge) => disconnect(rest, edge.target, edge.targetHandle ?? ''), current),
          )
        }
        onDrop={onDrop}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(kindMimeType)) event.preventDefault();
        }}
        onNodeContextMenu={(event, node) => openMenu(event, node.id)}
        onPaneContextMenu={(event) => openMenu(event, null)}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
        selectionMode={SelectionMode.Partial}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        connectionRadius={26}
        minZoom={0.1}
        maxZoom={2}
        onlyRenderVisibleElements={nodes.length > manyBlocks}
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--dots)" />
        <MiniMap
          pannable
          zoomable
          ariaLabel="Overview of the pipeline"
          className={styles.minimap ?? ''}
          nodeColor={(node) => (node.selected ? 'var(--accent)' : 'var(--edge)')}
          nodeStrokeWidth={0}
          nodeBorderRadius={12}
          maskColor="transparent"
          bgColor="var(--panel)"
          style={{ width: 132, height: 78 }}
        />
      </ReactFlow>
      <CanvasControls onAdd={openInserter} />
      {insert && <Inserter place={insert} wrapper={wrapper} onClose={() => setInsert(null)} />}
      {menu && <ContextMenu place={menu} onClose={() => setMenu(null)} onAdd={openInserter} />}
    </div>
  );
}

export function FlowCanvas() {
  return (
    <ReactFlowProvider>
      <Flow />
    </ReactFlowProvider>
  );
}
