import type { ArtifactSummary } from '@shared/model';
import { EmptyState } from '@renderer/ui';
import { ArtifactDocument } from './ArtifactDocument';
import { ArtifactEvaluation } from './ArtifactEvaluation';
import { FrameTable } from './FrameTable';

/** What a block left behind, in the form that suits it. */
export function PreviewPanel({ artifact }: { readonly artifact: ArtifactSummary | undefined }) {
  if (!artifact)
    return (
      <EmptyState title="Nothing to preview">
        Select a block that has run. A block that has not run yet gets its output when you run the pipeline
        (F5).
      </EmptyState>
    );
  if (artifact.type === 'frame') return <FrameTable key={artifact.hash} artifact={artifact} />;
  if (artifact.type === 'metrics') return <ArtifactEvaluation artifact={artifact.hash} />;
  return <ArtifactDocument key={artifact.hash} artifact={artifact} />;
}
