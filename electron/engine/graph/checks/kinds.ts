import type { Issue } from '@shared/model';
import { fault, type CheckedPipeline } from '../fault';
import { suggestion } from '../nearMiss';

/** Kinds that this version does not have, or that this machine cannot run. */
export function checkKinds({ source, blocks, catalogue }: CheckedPipeline): Issue[] {
  return blocks.flatMap(({ id, kind, disabled }, index) => {
    const place = { path: ['blocks', index, 'kind'], block: id };
    const known = catalogue.find(kind);
    if (!known) {
      const names = catalogue.all.map(({ descriptor }) => descriptor.kind);
      const cure = suggestion(kind, names, `Known kinds: ${names.join(', ')}.`);
      return [fault(source, 'pipeline.unknownKind', `There is no block kind \`${kind}\`.`, cure, place)];
    }
    const { unavailable } = known.descriptor;
    if (unavailable === undefined || disabled) return [];
    return [fault(source, 'runtime.unavailable', unavailable, '`lathe doctor` says what is missing.', place)];
  });
}
