import { pipelineDocumentSchema, type Issue, type PipelineDocument } from '@shared/model';
import { checkBlockIds } from './checks/blockIds';
import { checkCallbacks } from './checks/callbacks';
import { checkCodeFiles } from './checks/codeFiles';
import { checkConditions } from './checks/conditions';
import { checkControls } from './checks/controls';
import { checkCycles } from './checks/cycles';
import { checkDataTests } from './checks/dataTests';
import { checkEdges } from './checks/edges';
import { checkKinds } from './checks/kinds';
import { checkMaps } from './checks/maps';
import { checkOtherPipelines } from './checks/otherPipelines';
import { checkParameters } from './checks/parameters';
import { checkUnknownKeys } from './checks/unknownKeys';
import { checkVariables } from './checks/variables';
import type { CheckedPipeline } from './fault';
import { itemBlocks } from './itemBlocks';
import type { KindCatalogue } from './kindCatalogue';
import { readDocument } from './readDocument';
import { resolveVariables } from './resolveVariables';
import type { Variables } from './substitution';

const checks: readonly ((pipeline: CheckedPipeline) => Issue[])[] = [
  checkUnknownKeys,
  checkBlockIds,
  checkKinds,
  checkEdges,
  checkMaps,
  checkCycles,
  checkConditions,
  checkVariables,
  checkParameters,
  checkOtherPipelines,
  checkCodeFiles,
  checkCallbacks,
  checkDataTests,
  checkControls,
];

export interface PipelineSurroundings {
  readonly catalogue: KindCatalogue;
  readonly projectFolder: string;
  /** Of lathe.yaml; the pipeline's own win. */
  readonly projectVariables: Variables;
  /** Names of the secrets that are stored here. Without them, none is reported as missing. */
  readonly secrets?: ReadonlySet<string> | undefined;
}

export interface ReadPipeline {
  readonly document: PipelineDocument;
  readonly issues: Issue[];
}

/**
 * Reads a pipeline's text and checks all of it. Issues come in the order of the lines.
 * @param file how the file is named in messages, `pipelines/train.yaml`.
 * @throws LatheError `document.invalid` or `document.newer` when the text is no pipeline at all.
 */
export function readPipeline(text: string, file: string, surroundings: PipelineSurroundings): ReadPipeline {
  const { source, document } = readDocument(text, file, pipelineDocumentSchema);
  const checked: CheckedPipeline = {
    source,
    blocks: document.blocks,
    byId: new Map(document.blocks.map((block) => [block.id, block])),
    withItems: itemBlocks(document.blocks, surroundings.catalogue),
    catalogue: surroundings.catalogue,
    projectFolder: surroundings.projectFolder,
    projectVariables: surroundings.projectVariables,
    secrets: surroundings.secrets,
    variables: resolveVariables(surroundings.projectVariables, document.variables),
  };
  const issues = checks.flatMap((check) => check(checked));
  return { document, issues: issues.sort((left, right) => (left.line ?? 0) - (right.line ?? 0)) };
}
