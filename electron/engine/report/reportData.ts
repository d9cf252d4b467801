import type { Curve, Evaluation, ModelDescription, PipelineDocument, RunDetail } from '@shared/model';

/** All that a report says, gathered before it is written. */
export interface ReportData {
  readonly project: string;
  readonly run: RunDetail;
  /** The pipeline as it was run. */
  readonly document: PipelineDocument;
  readonly evaluations: readonly { readonly block: string; readonly evaluation: Evaluation }[];
  readonly curves: readonly Curve[];
  readonly models: readonly TrainedModel[];
  readonly categories: Readonly<Record<string, string>>;
}

export interface TrainedModel {
  readonly block: string;
  readonly description: ModelDescription;
  /** `name@version`, when the registry has it. */
  readonly registeredAs?: string;
}
