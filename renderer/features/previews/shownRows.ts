import { create } from 'zustand';
import type { ArtifactSummary } from '@shared/model';

interface Shown {
  /** The block that they were found in. */
  readonly block: string;
  readonly title: string;
  readonly artifact: ArtifactSummary;
}

interface ShownRows {
  readonly shown: Shown | undefined;
  show(shown: Shown): void;
  close(): void;
}

/** Rows that someone asked to see in place of a block's output: those that a data test found wrong. */
export const useShownRows = create<ShownRows>((set) => ({
  shown: undefined,
  show: (shown) => set({ shown }),
  close: () => set({ shown: undefined }),
}));
