import type { BlockDocument } from '@shared/model';
import { portList } from './items';

type PortKey = 'map' | 'collect';

/** The block mapping or collecting exactly these ports; none takes the key out, one stands alone. */
export function withPorts(block: BlockDocument, key: PortKey, ports: readonly string[]): BlockDocument {
  const { [key]: _before, ...rest } = block;
  const [first, second] = ports;
  if (first === undefined) return rest as BlockDocument;
  return { ...block, [key]: second === undefined ? first : [...ports] };
}

export function addPort(block: BlockDocument, key: PortKey, port: string): BlockDocument {
  const ports = portList(block[key]);
  return ports.includes(port) ? block : withPorts(block, key, [...ports, port]);
}

/** The block neither mapping nor collecting a port: nothing comes in there any more. */
export function withoutPort(block: BlockDocument, port: string): BlockDocument {
  return (['map', 'collect'] as const).reduce((rest, key) => {
    const ports = portList(rest[key]);
    return ports.includes(port)
      ? withPorts(
          rest,
          key,
          ports.filter((name) => name !== port),
        )
      : rest;
  }, block);
}

/** The block with its conditions naming another block by its new id. */
export function followInConditions(block: BlockDocument, from: string, to: string): BlockDocument {
  if (block.when === undefined) return block;
  const name = new RegExp(`(?<![\\w.-])${from}(?=\\.)`, 'g');
  const follow = (text: string): string => text.replace(name, to);
  const when = typeof block.when === 'string' ? follow(block.when) : block.when.map(follow);
  return { ...block, when };
}

export function conditionsOf({ when }: Pick<BlockDocument, 'when'>): readonly string[] {
  return when === undefined ? [] : typeof when === 'string' ? [when] : when;
}
