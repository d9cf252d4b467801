import type { BlockDocument, BlockRun, Issue, PipelineDocument } from '@shared/model';

export type BlockChange = (block: BlockDocument) => BlockDocument;

/** The inspector holds no document: it shows what it is given and asks for changes, one undo step each. */
export interface InspectorProps {
  /** Id of the pipeline that is open. */
  readonly pipeline: string;
  readonly document: PipelineDocument;
  /** The selected block; without one the pipeline itself is shown. */
  readonly block?: string | undefined;
  readonly issues: readonly Issue[];
  /** The newest block run of the selected block. */
  readonly blockRun?: BlockRun | undefined;
  readonly readOnly: boolean;
  onChangeBlock(id: string, change: BlockChange): void;
  onRenameBlock(from: string, to: string): void;
  /** The newest run of every block, as it stands when asked. */
  newestRuns(): Readonly<Record<string, BlockRun>>;
  onChangePipeline(change: (document: PipelineDocument) => PipelineDocument): void;
  onChangeVariables(variables: Readonly<Record<string, unknown>>): void;
  onSelectBlock?(id: string): void;
}
