import type { BlockDescriptor, PortType } from '@shared/model';
import { anotherInput } from '../document';

export interface Dangling {
  readonly block: string;
  readonly port: string;
  /** Whether the edge starts at an output or at an input. */
  readonly end: 'source' | 'target';
  readonly type: PortType;
}

/** The port of a kind that a dangling edge would take; undefined when none fits. */
export function fittingPort(kind: BlockDescriptor, { end, type }: Dangling): string | undefined {
  if (end === 'target') return kind.outputs.find((port) => port.type === type)?.name;
  const input = kind.inputs.find((port) => port.type === type)?.name;
  return input ?? (kind.openInputs === type ? anotherInput : undefined);
}

export function fittingKinds(kinds: readonly BlockDescriptor[], dangling: Dangling): BlockDescriptor[] {
  return kinds.filter((kind) => fittingPort(kind, dangling) !== undefined);
}
