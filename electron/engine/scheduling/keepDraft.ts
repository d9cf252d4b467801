import type { ArtifactSummary } from '@shared/model';
import type { InputArtifact, OutputDraft } from '../blocks/blockKind';
import { commitArtifact, presentArtifact } from '../store';

/** Moves a draft into the artifact store. @throws LatheError `disk.full` */
export async function keepDraft(root: string, draft: OutputDraft): Promise<ArtifactSummary> {
  const { folder, type, ...described } = draft;
  const { hash, bytes } = await commitArtifact(root, folder);
  draft.onKept?.(hash);
  return {
    hash,
    type,
    bytes,
    ...(described.rows === undefined ? {} : { rows: described.rows }),
    ...(described.columns === undefined ? {} : { columns: [...described.columns] }),
    ...(described.caption === undefined ? {} : { caption: described.caption }),
  };
}

/** An artifact of the store as a block receives it. @throws LatheError `artifact.missing` */
export function keptArtifact(root: string, summary: ArtifactSummary): InputArtifact {
  const { hash, type } = summary;
  return { hash, type, folder: presentArtifact(root, hash), summary };
}
