import { useReactFlow } from '@xyflow/react';
import { useMemo, type RefObject } from 'react';
import { BlockPalette } from '../palette/BlockPalette';
import { fittingKinds, type Dangling } from '../palette/fittingKinds';
import { useCanvas } from '../stores';
import { insertKind } from './insertKind';

export interface InsertPlace {
  readonly clientX: number;
  readonly clientY: number;
  /** The edge that waits for the new block. */
  readonly dangling: Dangling | null;
}

interface InserterProps {
  readonly place: InsertPlace;
  readonly wrapper: RefObject<HTMLDivElement | null>;
  onClose(): void;
}

/** The palette where the user asked for it; a dangling edge narrows it to kinds that fit. */
export function Inserter({ place, wrapper, onClose }: InserterProps) {
  const catalogue = useCanvas((state) => state.catalogue);
  const flow = useReactFlow();
  const kinds = useMemo(() => {
    const all = [...catalogue.values()];
    return place.dangling ? fittingKinds(all, place.dangling) : all;
  }, [catalogue, place]);
  const box = wrapper.current?.getBoundingClientRect();
  if (!box) return null;
  const x = Math.max(8, Math.min(place.clientX - box.left, box.width - 330));
  const y = Math.max(8, Math.min(place.clientY - box.top, box.height - 260));
  return (
    <BlockPalette
      kinds={kinds}
      x={x}
      y={y}
      hint={
        place.dangling ? `Blocks that fit a ${place.dangling.type}` : 'Add a block: type to search, or drag'
      }
      onClose={onClose}
      onPick={(kind) => {
        const at = flow.screenToFlowPosition({ x: place.clientX, y: place.clientY });
        const aside = place.dangling?.end === 'target' ? -176 : 0;
        insertKind(kind, [at.x + aside, at.y - (place.dangling ? 35 : 0)], place.dangling);
        onClose();
      }}
    />
  );
}
