import type { BlockDescriptor } from '@shared/model';
import { addBlock, connect, type Position } from '../document';
import { fittingPort, type Dangling } from '../palette/fittingKinds';
import { createCodeFile } from '../createCodeFile';
import { useCanvas, useRuns } from '../stores';

/** Puts a block of a kind on the canvas, connects it to a dangling edge, and selects it. */
export function insertKind(
  kind: BlockDescriptor,
  position: Position,
  dangling: Dangling | null = null,
): void {
  const { edit, select, catalogue } = useCanvas.getState();
  const runs = useRuns.getState().blocks;
  let added: string | undefined;
  let file: string | undefined;
  edit((document) => {
    const { document: next, id } = addBlock(document, kind, position);
    added = id;
    file = next.blocks[next.blocks.length - 1]?.file;
    const port = dangling && fittingPort(kind, dangling);
    if (!dangling || port === undefined || port === null) return next;
    return dangling.end === 'source'
      ? connect(
          next,
          catalogue,
          { from: dangling.block, fromPort: dangling.port, to: id, toPort: port },
          runs,
        )
      : connect(
          next,
          catalogue,
          { from: id, fromPort: port, to: dangling.block, toPort: dangling.port },
          runs,
        );
  });
  if (added !== undefined) select([added]);
  if (file !== undefined && kind.code) void createCodeFile(file, kind.code);
}
