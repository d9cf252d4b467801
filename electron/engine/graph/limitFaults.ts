import type { Issue, Limits } from '@shared/model';
import { fault } from './fault';
import type { KindCatalogue } from './kindCatalogue';
import { suggestion } from './nearMiss';
import type { YamlSource } from './yamlSource';

/** Limits of kinds that this version does not have. */
export function limitFaults(source: YamlSource, catalogue: KindCatalogue): Issue[] {
  const kinds = (source.value as { limits?: Limits } | null)?.limits?.kinds ?? {};
  const known = catalogue.all.map(({ descriptor }) => descriptor.kind);
  return Object.keys(kinds)
    .filter((kind) => !catalogue.find(kind))
    .map((kind) =>
      fault(
        source,
        'pipeline.unknownKind',
        `\`limits\` names the kind \`${kind}\`, which there is not.`,
        suggestion(kind, known, 'Remove it.'),
        { path: ['limits', 'kinds', kind], severity: 'warning' },
      ),
    );
}
