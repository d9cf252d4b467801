import { LatheError, type ErrorCode } from '@shared/errors';
import type { BlockDocument, Issue } from '@shared/model';
import type { KindCatalogue } from './kindCatalogue';
import type { Variables } from './substitution';
import type { Path, YamlSource } from './yamlSource';

/** What a check of a pipeline may look at. */
export interface CheckedPipeline {
  readonly source: YamlSource;
  readonly blocks: readonly BlockDocument[];
  readonly byId: ReadonlyMap<string, BlockDocument>;
  /** Ids of the blocks that run once an item. */
  readonly withItems: ReadonlySet<string>;
  readonly catalogue: KindCatalogue;
  readonly variables: Variables;
  readonly projectFolder: string;
  /** Of lathe.yaml; `variables` has them too, under the pipeline's own. */
  readonly projectVariables: Variables;
  /** Names of the secrets that are stored here; undefined where nobody knows. */
  readonly secrets?: ReadonlySet<string> | undefined;
}

interface FaultPlace {
  readonly path: Path;
  readonly block?: string | undefined;
  readonly parameter?: string | undefined;
  readonly port?: string | undefined;
  readonly severity?: 'error' | 'warning';
}

/** An issue at the line that `path` stands on. */
export function fault(
  source: YamlSource,
  code: ErrorCode,
  message: string,
  cure: string | undefined,
  { path, severity = 'error', ...about }: FaultPlace,
): Issue {
  return {
    severity,
    code,
    message,
    ...(cure === undefined ? {} : { cure }),
    file: source.file,
    line: source.lineOf(path),
    ...(about.block === undefined ? {} : { block: about.block }),
    ...(about.parameter === undefined ? {} : { parameter: about.parameter }),
    ...(about.port === undefined ? {} : { port: about.port }),
  };
}

/** The first error of a list as a `LatheError`, or undefined when there are only warnings. */
export function firstError(issues: readonly Issue[]): LatheError | undefined {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (!first) return undefined;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const place = first.line === undefined ? first.file : `${first.file}, line ${first.line}`;
  const { block, parameter, port, line } = first;
  return new LatheError(first.code ?? 'document.invalid', `${place}: ${first.message}${more}`, {
    ...(first.cure === undefined ? {} : { cure: first.cure }),
    about: {
      file: first.file,
      ...(line === undefined ? {} : { line }),
      ...(block === undefined ? {} : { block }),
      ...(parameter === undefined ? {} : { parameter }),
      ...(port === undefined ? {} : { port }),
    },
  });
}
