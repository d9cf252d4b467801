import { limitsSchema, projectDocumentSchema, type Issue, type ProjectDocument } from '@shared/model';
import { definitionFaults } from './checks/variableFaults';
import { unknownKeys } from './checks/unknownKeys';
import type { KindCatalogue } from './kindCatalogue';
import { limitFaults } from './limitFaults';
import type { YamlSource } from './yamlSource';

/** Faults of a project's own file. Its variables may use those that a pipeline defines, so a missing one is a warning. */
export function checkProjectDocument(
  source: YamlSource,
  document: ProjectDocument,
  catalogue: KindCatalogue,
  secrets?: ReadonlySet<string>,
): Issue[] {
  const { limits, retention } = source.value as Record<string, object | undefined>;
  const retentionKeys = Object.keys(projectDocumentSchema.shape.retention.unwrap().shape);
  const issues = [
    ...unknownKeys(source, source.value, Object.keys(projectDocumentSchema.shape), []),
    ...unknownKeys(source, limits ?? {}, Object.keys(limitsSchema.shape), ['limits']),
    ...unknownKeys(source, retention ?? {}, retentionKeys, ['retention']),
    ...limitFaults(source, catalogue),
    ...definitionFaults(source, { variables: document.variables ?? {}, secrets, isPart: true }),
  ];
  return issues.sort((left, right) => (left.line ?? 0) - (right.line ?? 0));
}
